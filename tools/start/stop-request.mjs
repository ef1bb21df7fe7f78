const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// One Ctrl-C may arrive twice: from the terminal and from npm.
const SAME_WISH_WITHIN = 1_500;

// npm does not always take its script along when it is killed.
const isUnderNpm = process.env.npm_lifecycle_event !== undefined;

/**
 * Waits for a wish to stop: a signal, or the death of the npm that runs this. A second signal ends everything at once.
 * @returns {Promise<void>} resolves when everything has stopped
 */
export function onStopRequest({ say, stop, kill }) {
  return new Promise((resolve) => {
    let askedAt = null;
    const ask = (signal) => {
      if (askedAt !== null) {
        if (signal && Date.now() - askedAt > SAME_WISH_WITHIN) kill();
        return;
      }
      askedAt = Date.now();
      say('\nStopping …');
      stop()
        .then(
          () => say('Everything has stopped.'),
          (error) => say(`Stopping: ${error.message}`),
        )
        .finally(resolve);
    };
    for (const signal of SIGNALS) process.on(signal, () => ask(signal));
    if (isUnderNpm) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && ask(null), 1_000).unref();
    }
  });
}
