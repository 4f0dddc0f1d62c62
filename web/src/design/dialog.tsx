import type { ReactNode } from 'react';
import { Dialog as Window, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { KeyLayer } from '../keys/use-key.js';
import styles from './dialog.module.css';

interface Props {
  title: string;
  children: ReactNode;
  /** The acts at its foot, the main one last. */
  foot?: ReactNode;
  onClose: () => void;
  size?: 'small' | 'wide';
}

/** Asks something before an act, or shows something apart; Esc leaves it, and the keys of the page are silent. */
export function Dialog({ title, children, foot, onClose, size = 'small' }: Props) {
  return (
    <KeyLayer>
      <ModalOverlay
        isOpen
        isDismissable
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className={styles['ground'] ?? ''}
      >
        <Modal className={`${styles['modal']} ${styles[size]}`}>
          <Window className={styles['window'] ?? ''}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <div className={styles['body']}>{children}</div>
            {foot ? <div className={styles['foot']}>{foot}</div> : null}
          </Window>
        </Modal>
      </ModalOverlay>
    </KeyLayer>
  );
}
