// Loaded by path, by workers and into the workflow sandbox, hence its own file in the module format that both load.
const { DefaultFailureConverter } = require('@temporalio/common');

// Messages and stacks of failures are payloads like any other, so they are sealed like any other.
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
