/**
 * The playground page: a chat with the tutor, and beside it the cluster that it is about.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { Session } from './session';
import { ThemeChoice } from './theme-choice';

const session = new Session();
const theme = new ThemeChoice();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} theme={theme} />
    </StrictMode>,
  );
}
void session.start();
