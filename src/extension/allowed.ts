/** What the manifest says of a setting: the part of JSON Schema that settings use. */
export interface SettingSchema {
  readonly type: 'integer' | 'number' | 'boolean' | 'string' | 'object';
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
}

/**
 * A value that the schema of a setting allows: VS Code marks others in settings.json, and hands them over all the same.
 * A number beyond the bounds becomes the nearest bound; members of an object that are no strings are left out; for
 * anything else that is not allowed the default stands.
 */
export function allowedValue(schema: SettingSchema, value: unknown): unknown {
  const { type, minimum = -Infinity, maximum = Infinity } = schema;
  switch (type) {
    case 'integer':
    case 'number': {
      if (typeof value !== 'number' || Number.isNaN(value)) return schema.default;
      const within = Math.min(maximum, Math.max(minimum, value));
      // −0 is 0.
      return (type === 'integer' ? Math.round(within) : within) + 0;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : schema.default;
    case 'string': {
      if (typeof value !== 'string') return schema.default;
      const allowed = schema.enum?.includes(value) ?? new RegExp(schema.pattern ?? '', 'u').test(value);
      return allowed ? value : schema.default;
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return schema.default;
      return Object.fromEntries(Object.entries(value).filter(([, member]) => typeof member === 'string'));
    }
  }
}
