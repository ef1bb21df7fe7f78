const TAG = /#([a-z0-9-]+)\/([a-z_]+(?:\.\d+)?)/;

/** The lead and the step that a message names, or null for one that is not ours. */
export function tagOf(text) {
  const found = TAG.exec(text);
  return found && { lead: found[1], step: found[2] };
}
