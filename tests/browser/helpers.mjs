// A register of its own for each test file, a real server, a real browser.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
export const ATHAR = process.env.ATHAR ?? resolve(here, '../../target/debug/athar')
export const LISTS = join(here, 'lists')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Lists that lie beside the project on some machines; null where they do not. */
export const SAMPLES = existsSync(resolve(here, '../../../shared/samples/register.xlsx')) ? resolve(here, '../../../shared/samples') : null

export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 900 }
export const PASSWORD = 'three olive trees'

/** Runs one command and gives its document. */
export function athar(words, register) {
  const done = spawnSync(ATHAR, [...words, '--data', register.data, '--passphrase-file', register.passphrase, '--json'], { encoding: 'utf8' })
  return { code: done.status, document: done.stdout ? JSON.parse(done.stdout) : null, said: done.stderr }
}

export async function startRegister() {
  const folder = mkdtempSync(join(tmpdir(), 'athar-browser-'))
  const register = { folder, data: join(folder, 'register'), passphrase: join(folder, 'passphrase') }
  writeFileSync(register.passphrase, 'an invented passphrase for a test\n')
  const made = athar(['init'], register)
  if (made.code !== 0) throw new Error(`init: ${made.said}`)
  return register
}

export async function serve(register) {
  const server = spawn(ATHAR, ['serve', '--listen', '127.0.0.1:0', '--data', register.data, '--passphrase-file', register.passphrase, '--lang', 'en'])
  let heard = ''
  server.stderr.on('data', (bytes) => { heard += bytes })
  const address = await new Promise((done, fail) => {
    server.stdout.on('data', (bytes) => {
      const found = /http:\/\/\S+/.exec(String(bytes))
      if (found) done(found[0].replace(/\/$/, ''))
    })
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}: ${heard}`)))
  })
  // Where nobody can sign in yet, the first page asks for a word that stands in the terminal.
  const word = () => /Set-up word[^:]*: (\S+)/.exec(heard)?.[1] ?? ''
  return { address, word, stop: () => new Promise((done) => { server.removeAllListeners('exit'); server.on('exit', done); server.kill('SIGTERM') }) }
}

export async function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A person with a window; `lang` as the browser asks for it. */
export async function person(chrome, address, { lang = 'ar', size = DESK, script = true, touch = false } = {}) {
  const context = await chrome.newContext({ baseURL: address, locale: lang === 'ar' ? 'ar-SY' : 'en-GB', viewport: size, javaScriptEnabled: script, acceptDownloads: true, hasTouch: touch, isMobile: touch })
  const page = await context.newPage()
  // As long as a slow machine needs beside other work; what is wrong fails all the same.
  page.setDefaultTimeout(60_000)
  const troubles = []
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()) })
  return { page, context, troubles }
}

/** Presses a key of the desk and waits for the next page. A verdict on a page that has only just come is not taken. */
export async function press(page, key) {
  await page.waitForTimeout(400)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
}

/** Fills the first-run page and answers the sign-in it made. */
export async function setUp(page, server) {
  await page.goto('/')
  await page.fill('input[name=word]', server.word())
  await page.fill('input[name=association]', 'رابطة تجريبية')
  await page.fill('input[name=name]', 'هدى')
  await page.fill('input[name=sign_in]', 'huda')
  await page.fill('input[name=password]', PASSWORD)
  await page.fill('input[name=again]', PASSWORD)
  await page.check('input[name=totp][value=later]')
  await page.click('main form button:not([type=button])')
  await page.waitForLoadState()
}

/**
 * Before the tests of a file: a register at work, served, set up, the colleague in these roles, and the list of the month taken in.
 * `file` is its first person. After them it is gone.
 */
export function atWork(roles) {
  const at = {}
  before(async () => {
    at.register = await startRegister()
    at.server = await serve(at.register)
    at.chrome = await browser()
    const first = await person(at.chrome, at.server.address)
    await setUp(first.page, at.server)
    await first.context.close()
    athar(['user', 'roles', 'huda', ...roles.flatMap((role) => ['--role', role])], at.register)
    const done = athar(['import', join(LISTS, 'month.csv'), '--organisation', 'مكتب درعا', '--accept'], at.register)
    if (done.code !== 0) throw new Error(`import: ${done.said}`)
    at.file = done.document.outcomes[0].id
  })
  after(async () => {
    await at.chrome?.close()
    await at.server?.stop()
    if (at.register) forget(at.register)
  })
  return at
}

export async function signIn(page, login = 'huda') {
  await page.goto('/sign-in')
  if (!new URL(page.url()).pathname.startsWith('/sign-in')) return // already inside
  await page.fill('input[name=name]', login)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('main form button:not([type=button])')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Hands a list in on the open form; ends when it was read and its plan stands, however long the machine reads. */
export async function handIn(page, file, organisation) {
  await page.setInputFiles('input[type=file]', file)
  await page.fill('input[name=organisation_name]', organisation)
  await page.click('main form button:not([type=button])')
  await page.waitForURL(/\/plans\//)
  await page.locator('button[formaction$="/accept"]').waitFor()
}

/** Another member of the register, signed in with a window of their own. */
export async function colleague(register, chrome, address, login, name, role) {
  const word = join(register.folder, 'word')
  writeFileSync(word, `${PASSWORD}\n`)
  const added = athar(['user', 'add', login, '--name', name, '--role', role, '--password-file', word, '--chosen'], register)
  if (added.code !== 0) throw new Error(`user add: ${added.said}`)
  const found = await person(chrome, address)
  await signIn(found.page, login)
  return found
}

/** Reads on in that language, by the switch at the foot of every page. */
export async function readIn(page, lang) {
  await page.goto('/more')
  if (await page.getAttribute('html', 'lang') === lang) return
  await page.click('form[action="/language"] button')
  await page.waitForLoadState()
}

/** Violations of the accessibility rules, in words. */
export async function axe(page) {
  await page.evaluate(AXE)
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }))
  return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.target.join(' ') + ' — ' + n.failureSummary?.split('\n')[1]).join(' | ')}`)
}

/** How far the page can be pushed sideways, in pixels. */
export async function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

export function forget(register) {
  rmSync(register.folder, { recursive: true, force: true })
}
