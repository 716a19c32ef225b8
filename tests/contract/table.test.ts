import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ERROR_CODES, isCommonErrorCode } from '../../src/api/errors.ts';
import { EVENTS } from '../../src/api/events.ts';
import { joinGroups, METHOD_NAMES, METHODS, methodNamed } from '../../src/api/table.ts';

describe('the method table', () => {
  it('throws when a name stands in two groups', () => {
    expect(() => joinGroups({ 'plan.list': 1 }, { 'plan.get': 2 }, { 'plan.list': 3 })).toThrow(
      'registered twice: plan.list',
    );
  });

  it('throws when a name is not area.verb', () => {
    for (const name of ['plan', 'plan.', '.list', 'Plan.list', 'plan.list.all', 'plan list', '__proto__']) {
      expect(() => joinGroups(Object.fromEntries([[name, 1]])), name).toThrow('not a method name');
    }
  });

  it('finds its own names and nothing of JavaScript’s', () => {
    for (const name of METHOD_NAMES) expect(methodNamed(name)).toBe(METHODS[name]);
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(methodNamed(name)).toBeNull();
  });

  it('lets every method refuse only with codes that are not common to all', () => {
    const repeated = METHOD_NAMES.flatMap((name) =>
      (METHODS[name].errors as readonly (typeof ERROR_CODES)[number][])
        .filter(isCommonErrorCode)
        .map((code) => `${name} ${code}`),
    );
    expect(repeated).toEqual([]);
  });

  it('uses every failure code that it has', () => {
    const used = new Set<string>(METHOD_NAMES.flatMap((name) => [...METHODS[name].errors]));
    expect(ERROR_CODES.filter((code) => !used.has(code) && !isCommonErrorCode(code))).toEqual([]);
  });

  it('carries JSON alone: every schema can be written as a JSON schema', () => {
    for (const name of METHOD_NAMES) {
      expect(() => z.toJSONSchema(METHODS[name].input, { io: 'input' }), `${name} input`).not.toThrow();
      expect(() => z.toJSONSchema(METHODS[name].output), `${name} output`).not.toThrow();
    }
    for (const [topic, schema] of Object.entries(EVENTS)) {
      expect(() => z.toJSONSchema(schema), topic).not.toThrow();
    }
  });

  it('takes no more than what is declared, in any input', () => {
    for (const name of METHOD_NAMES) {
      const { success, error } = METHODS[name].input.safeParse({ surplus: 1 });
      expect(success, name).toBe(false);
      expect(
        error?.issues.some(({ code }) => code === 'unrecognized_keys'),
        name,
      ).toBe(true);
    }
  });
});
