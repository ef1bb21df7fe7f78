import { z } from 'zod';

// The editor runs under a content security policy without `unsafe-eval`; zod would try to compile its parsers.
z.config({ jitless: true });

export { z };
