/** Injection tokens of things that are no classes of ours. */
export const CONFIG = Symbol('worker config');
export const LOGGER = Symbol('logger');
export const DATA_CONVERTER = Symbol('data converter');
export const STEP_TOOLS = Symbol('step tools');
