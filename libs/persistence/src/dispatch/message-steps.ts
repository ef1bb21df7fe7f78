/** Types of nodes whose steps hand on, in their outputs, a message that came, whole. */
export const MESSAGE_STEPS: readonly string[] = ['trigger.message', 'wait.reply', 'wait.event'];
