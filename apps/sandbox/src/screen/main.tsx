import '@flowkeep/ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhoneScreen } from './phone-screen.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PhoneScreen />
    </StrictMode>,
  );
}
