import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/announce.ts';
import './error-boundary.css';

interface Props {
  /** What it is around: `the Reading room`. */
  name: string;
  /** A change of it tries again by itself: the address of the place. */
  resetKey?: string;
  children: ReactNode;
}
interface State {
  failure: Error | null;
  trace: string;
}

/** Stands in for a part of the page that failed: says that work is saved and what to do. Never a blank page. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null, trace: '' };

  static getDerivedStateFromError(failure: unknown): Partial<State> {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  override componentDidCatch(failure: unknown, info: ErrorInfo): void {
    console.error(failure);
    this.setState({ trace: info.componentStack ?? '' });
    announce(`Something in ${this.props.name} stopped working. Your work is saved.`, 'assertive');
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failure && before.resetKey !== this.props.resetKey) this.tryAgain();
  }

  tryAgain = () => this.setState({ failure: null, trace: '' });

  copyDetails = () => {
    const { failure, trace } = this.state;
    const details = [`Threadwork, ${this.props.name}`, failure?.stack ?? String(failure), trace.trim()].join(
      '\n\n',
    );
    void navigator.clipboard.writeText(details).then(
      () => announce('Details copied.'),
      () => announce('The details could not be copied.'),
    );
  };

  override render(): ReactNode {
    if (!this.state.failure) return this.props.children;
    return (
      <div className="tw-broken" role="group" aria-labelledby="tw-broken-title">
        <h2 id="tw-broken-title">Something here stopped working</h2>
        <p>
          Your work is saved; every change is in the file as soon as it is made. Try again, or go to another
          room and come back.
        </p>
        <p className="tw-meta">
          If it happens again, copy the details and send them with a line about what you were doing. Look
          through them first: they should name parts of the program only, and hold no words of your
          participants.
        </p>
        <div className="tw-broken-actions">
          <Button variant="primary" onPress={this.tryAgain}>
            Try again
          </Button>
          <Button onPress={this.copyDetails}>Copy details</Button>
        </div>
      </div>
    );
  }
}
