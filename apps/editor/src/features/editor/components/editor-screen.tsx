import type { ReactElement } from 'react';
import { CanvasSourceContext } from '../../../canvas/canvas-source.ts';
import { LiveRegion } from '../../../canvas/live-region.tsx';
import type { Draft } from '../api/draft.ts';
import { EditorContext } from '../editor-context.ts';
import { useEditorSession } from '../use-editor-session.ts';
import { BringBackDialog } from '../publish/bring-back-dialog.tsx';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { VersionsDrawer } from '../publish/versions-drawer.tsx';
import { ConfigPanel } from '../panel/config-panel.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { EditorCanvas } from './editor-canvas.tsx';
import { EditorTopBar } from './editor-top-bar.tsx';
import styles from './editor.module.css';
import { Palette } from './palette.tsx';
import { PickDialog } from './pick-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { useLiveMarks } from './use-live-marks.ts';

interface EditorScreenProps {
  readonly workflowId: string;
  readonly draft: Draft;
}

/** Palette, canvas and panel of one workflow. */
export function EditorScreen({ workflowId, draft }: EditorScreenProps): ReactElement {
  const session = useEditorSession(workflowId, draft);
  useLiveMarks(session);
  return (
    <EditorContext value={session}>
      <CanvasSourceContext value={session.source}>
        <EditorTopBar draft={draft} />
        <main id="content" className={styles['body']} tabIndex={-1}>
          {session.canEdit && <Palette />}
          <EditorCanvas />
          <ConfigPanel />
        </main>
        <PickDialog />
        <ConnectDialog />
        <ConflictDialog />
        <PublishDialog />
        <VersionsDrawer />
        <BringBackDialog />
        <StartDialog />
        <LiveRegion />
      </CanvasSourceContext>
    </EditorContext>
  );
}
