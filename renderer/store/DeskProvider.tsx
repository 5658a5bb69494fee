import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Desk, DeskStore } from './connect.ts';

const DeskContext = createContext<DeskStore | null>(null);

export function DeskProvider({
  store,
  children,
}: {
  readonly store: DeskStore;
  readonly children: ReactNode;
}) {
  return <DeskContext value={store}>{children}</DeskContext>;
}

/** Reads the smallest thing a component needs; it renders again only when that thing changes. */
export function useDesk<T>(select: (desk: Desk) => T): T {
  const store = useContext(DeskContext);
  if (!store) throw new Error('useDesk needs a DeskProvider');
  return useStore(store, select);
}
