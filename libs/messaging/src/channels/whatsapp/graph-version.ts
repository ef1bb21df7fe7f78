/** Version of the Graph API in every path. Meta keeps a version for about two years. */
export const GRAPH_VERSION = 'v26.0';
