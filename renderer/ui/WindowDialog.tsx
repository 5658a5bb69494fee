import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './WindowDialog.module.css';

interface Props {
  readonly title: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
}

/** A question over the window; Escape is always a no. */
export function WindowDialog({ title, role = 'dialog', onClose, children, buttons }: Props) {
  return (
    <ModalOverlay className={styles['veil'] ?? ''} isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} role={role}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          {children}
          <div className={styles['buttons']}>{buttons}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
