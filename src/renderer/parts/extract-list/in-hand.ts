// Several lists of extracts may be in view; the keys are for the one a person was in last.
import { useEffect } from 'react';
import { create } from 'zustand';

const useInHand = create<{ order: readonly string[] }>()(() => ({ order: [] }));

/** Whether the list of this id is the one the keys are for, and a way to make it so. */
export function useListInHand(id: string): { isInHand: boolean; take(): void } {
  useEffect(() => {
    useInHand.setState(({ order }) => ({ order: [...order, id] }));
    return () => useInHand.setState(({ order }) => ({ order: order.filter((one) => one !== id) }));
  }, [id]);
  const isInHand = useInHand(({ order }) => order[0] === id);
  const take = () =>
    useInHand.setState(({ order }) =>
      order[0] === id ? { order } : { order: [id, ...order.filter((one) => one !== id)] },
    );
  return { isInHand, take };
}
