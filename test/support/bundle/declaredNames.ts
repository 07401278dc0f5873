/** The names under which a program's functions and classes are declared: in TypeScript files, and in a built script. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'acorn';
import ts from 'typescript';

/** How often each name is declared. */
export type NameCounts = ReadonlyMap<string, number>;

function counts(names: readonly string[]): NameCounts {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/** Files that those run, themselves included: by what they import, types left out. */
export function reachedFrom(entries: readonly string[]): string[] {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)\.js';|^import '(\.[^']+)\.js';/gm,
    );
    for (const [, from, alone] of imports) visit(`${join(dirname(file), (from ?? alone)!)}.ts`);
  };
  for (const entry of entries) visit(entry);
  return [...reached];
}

const isFunction = (node: ts.Expression | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** Functions, classes, and constants that hold a function, however deep they stand. */
export function declaredIn(files: readonly string[]): NameCounts {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name)
      names.push(node.name.text);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isFunction(node.initializer))
      names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const file of files)
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true));
  return counts(names);
}

interface Node {
  readonly type: string;
  readonly id?: { readonly name?: string } | null;
  readonly init?: Node | null;
}

/** The same of a script, where a name that two files declare has a number behind it: "write$1". */
export function declaredInScript(code: string): NameCounts {
  const names: string[] = [];
  const visit = (node: Node): void => {
    const holds =
      node.type === 'FunctionDeclaration' ||
      node.type === 'ClassDeclaration' ||
      (node.type === 'VariableDeclarator' &&
        (node.init?.type === 'ArrowFunctionExpression' || node.init?.type === 'FunctionExpression'));
    if (holds && node.id?.name) names.push(node.id.name.replace(/\$\d+$/, ''));
    for (const child of Object.values(node))
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
        if (typeof (one as Node | null)?.type === 'string') visit(one as Node);
  };
  visit(parse(code, { ecmaVersion: 2020, sourceType: 'script' }) as unknown as Node);
  return counts(names);
}
