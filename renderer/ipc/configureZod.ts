import { z } from 'zod';

// Must run before any schema is made: zod would otherwise probe `new Function`, which the page's CSP reports.
z.config({ jitless: true });
