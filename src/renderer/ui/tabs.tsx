import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, TabPanels, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from './class-names.ts';
import './tabs.css';

interface TabsProps<K extends string> {
  /** Accessible name of the row of tabs. */
  label: string;
  tabs: ReadonlyArray<{ id: K; label: ReactNode; content: ReactNode; isDisabled?: boolean }>;
  value?: K;
  onChange?(value: K): void;
  /** Set beside the row of tabs, at its end. */
  tools?: ReactNode;
  className?: string;
}

/** Views of one thing. Arrow keys walk the tabs. */
export function Tabs<K extends string>({ label, tabs, value, onChange, tools, className }: TabsProps<K>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen) onChange?.(chosen.id);
      }}
      className={cx('tw-tabs', className)}
    >
      <div className="tw-tab-bar">
        <TabList aria-label={label} className="tw-tab-list">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} isDisabled={tab.isDisabled} className="tw-tab">
              {tab.label}
            </Tab>
          ))}
        </TabList>
        {tools}
      </div>
      <TabPanels className="tw-tab-panels">
        {tabs.map((tab) => (
          <TabPanel key={tab.id} id={tab.id} className="tw-tab-panel">
            {tab.content}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  );
}
