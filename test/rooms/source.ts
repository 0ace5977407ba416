// Reads the project's source files and parses them, for the tests of the house rules.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string
  readonly text: string
  readonly lines: number
}

export interface Import {
  readonly file: string
  /** As written. */
  readonly specifier: string
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean
}

export interface FunctionShape {
  readonly file: string
  readonly line: number
  readonly lines: number
  readonly parameters: number
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const CODE = /\.(ts|tsx|js|mjs)$/

/** Every code file under the folders, in order of path. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      return { path: relative(ROOT, path).replaceAll('\\', '/'), text, lines: text.trimEnd().split('\n').length }
    })
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Every import of a file: static, re-exported, dynamic, and in types. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  walk(parse(file), (node) => {
    const source = (node.source ?? node.argument) as Node | undefined
    const specifier = source?.type === 'Literal' || source?.type === 'TSLiteralType' ? literal(source) : undefined
    if (specifier === undefined) return
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type))
      found.push({ file: file.path, specifier, typeOnly: typeOnly(node) })
    else if (node.type === 'ImportExpression') found.push({ file: file.path, specifier, typeOnly: false })
    else if (node.type === 'TSImportType') found.push({ file: file.path, specifier, typeOnly: true })
  })
  return found
}

/** The named functions, methods and arrows of a file. */
export function functionsOf(file: SourceFile): FunctionShape[] {
  const found: FunctionShape[] = []
  walk(parse(file), (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
    const lineOf = (offset: number) => file.text.slice(0, offset).split('\n').length
    const lines = lineOf(node.end) - lineOf(node.start) + 1
    found.push({ file: file.path, line: lineOf(node.start), lines, parameters: (node.params as Node[]).length })
  })
  return found
}

const parse = (file: SourceFile): Node =>
  parseAst(file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' }, file.path) as unknown as Node

function literal(node: Node): string | undefined {
  const value = node.type === 'Literal' ? node.value : (node.literal as Node | undefined)?.value
  return typeof value === 'string' ? value : undefined
}

function typeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as Node[]
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child as Node, visit)
    }
  }
}
