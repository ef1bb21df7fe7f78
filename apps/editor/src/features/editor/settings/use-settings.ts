import type { GraphSettings, SettingsPatch } from '@flowkeep/graph';
import { useDocument, useEditor } from '../editor-context.ts';

export interface SettingsForm {
  readonly settings: GraphSettings;
  readonly isDisabled: boolean;
  /** Changes under one gesture are one step of history. */
  readonly change: (patch: SettingsPatch, gesture?: string) => void;
  /** Ends a gesture: goes to `onBlur` of what is typed in. */
  readonly leave: () => void;
}

/** The settings of the workflow; each change is a change of the document, to be undone like any other. */
export function useSettings(): SettingsForm {
  const { commands, canEdit, document } = useEditor();
  const settings = useDocument((state) => state.graph.settings);
  return {
    settings,
    isDisabled: !canEdit,
    change: (patch, gesture) =>
      void commands.dispatch({ kind: 'setSettings', patch }, gesture === undefined ? undefined : `settings ${gesture}`),
    leave: () => document.getState().endGesture(),
  };
}
