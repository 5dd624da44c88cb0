// The desk is worked to its last pair, by keys, by people who know the truth; what was judged is taken back; one list
// without doubles goes out of the page of files.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { athar, axe, browser, colleague, DESK, forget, person, PHONE, press, readIn, serve, setUp, sideways, signIn, startRegister } from './helpers.mjs'

const GIVEN = ['محمود', 'أحمد', 'سالم', 'ياسر', 'خالد', 'فادي', 'رامي', 'حسن']
const FATHER = ['خالد', 'يوسف', 'ناصر', 'علي', 'قاسم']
const FAMILY = ['الزعبي', 'المقداد', 'الحوراني', 'الجباوي', 'المحاميد']
const TOWNS = ['المسيفرة', 'نوى', 'جاسم']

/** Invented person `n`, one of two brothers; a sloppy list drops hamzas and writes the year alone, a hasty one drops the article too. */
function row(n, sloppy, hasty) {
  const house = Math.floor(n / 2)
  const pick = (list, k) => list[k % list.length]
  const name = `${pick(GIVEN, n * 3 + Math.floor(house / 5))} ${pick(FATHER, house)} ${pick(FAMILY, house * 2 + Math.floor(house / 5))}`
  const year = 1960 + house + 4 * (n % 2)
  const born = sloppy ? `${year}` : `${1 + n % 28}/${1 + n % 12}/${year}`
  const written = sloppy ? name.replaceAll('أ', 'ا') : name
  return `${hasty ? written.replaceAll(' ال', ' ') : written};${pick(['فاطمة', 'هناء', 'مريم'], house)};${born};${1 + house}/3/2013;${pick(TOWNS, house)}\n`
}

const LISTS = [
  ['ours.csv', 'مكتب درعا', [0, 18], false, false],
  ['theirs.csv', 'مكتب نوى', [10, 24], true, false],
  ['third.csv', 'مكتب جاسم', [14, 22], true, true],
]
const western = (words) => words.replace(/[٠-٩]/g, (d) => '٠١٢٣٤٥٦٧٨٩'.indexOf(d))

/** Who a row is, by the list and the place that the page shows. */
function who(text) {
  const [, organisation, [from]] = LISTS.find(([, name]) => text.includes(name)) ?? []
  assert.ok(organisation, text)
  return from + Number(/(\d+)\D*$/.exec(western(text))[1]) - 2
}

let register, server, chrome, huda, salma

before(async () => {
  register = await startRegister()
  server = await serve(register)
  chrome = await browser()
  huda = await person(chrome, server.address)
  await setUp(huda.page, server)
  for (const [name, organisation, [from, to], sloppy, hasty] of LISTS) {
    const file = join(register.folder, name)
    writeFileSync(file, 'الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n' + Array.from({ length: to - from }, (_, n) => row(from + n, sloppy, hasty)).join(''))
    assert.equal(athar(['import', file, '--organisation', organisation, '--accept'], register).code, 0)
  }
  salma = await colleague(register, chrome, server.address, 'salma', 'سلمى', 'reviewer')
})

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

/** What the page asks: the pair, who its two files are, and what waits beside them. */
async function asked(page) {
  const action = await page.locator('#judge').getAttribute('action', { timeout: 2000 }).catch(() => null)
  if (!action) return null
  const id = action.split('/').pop()
  const heads = {}
  for (const head of await page.locator('table.pair thead tr:last-child th:has(a.person)').all()) {
    const file = (await head.locator('a.person').getAttribute('href')).split('/').pop()
    heads[file] = who((await head.locator('.small').allInnerTexts()).join(' '))
  }
  const [a, b] = id.split('-').map((file) => heads[file])
  const beside = []
  for (const mark of await page.locator('input[name=also]').all()) {
    beside.push({ mark, is: who(await mark.locator('xpath=..').locator('.why').nth(1).innerText()) })
  }
  return { id, a, b, beside }
}

/** Works the desk to its end; every `open`th pair is left to a colleague. */
async function clear(page, open) {
  const seen = new Map()
  await page.goto('/matching')
  for (let n = 1; ; n += 1) {
    const pair = await asked(page)
    if (!pair) return seen
    assert.ok(!seen.has(pair.id), `${pair.id} is asked about twice`)
    assert.ok(n < 120, 'it does not end')
    if (open && n % open === 0) {
      await press(page, '3')
      seen.set(pair.id, 'unsure')
    } else if (pair.a === pair.b) {
      const same = pair.beside.filter((other) => other.is === pair.a)
      for (const other of same) await other.mark.check()
      // All of them at once has a key of its own.
      await press(page, same.length && same.length === pair.beside.length ? '0' : '1')
      seen.set(pair.id, 'same')
    } else {
      await press(page, '5')
      seen.set(pair.id, 'different')
    }
    assert.equal(await page.locator('.note.bad[role=alert]').count(), 0, `${pair.id} was refused`)
  }
}

for (const [lang, script] of [['ar', true], ['en', true], ['ar', false]]) {
  test(`a pair with others beside it stands at both widths, ${lang}${script ? '' : ', without script'}`, async () => {
    const { page, context } = await person(chrome, server.address, { lang, script })
    await signIn(page)
    await readIn(page, lang)
    let at = 1
    while (at < 40) {
      await page.goto(`/matching?at=${at}`)
      if (await page.locator('input[name=also]').count()) break
      at += 1
    }
    const wrong = []
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size)
      for (const path of [`/matching?at=${at}`, '/matching/thresholds', '/files?columns=names,files']) {
        await page.goto(path)
        const text = await page.locator('body').innerText()
        if (/\b(?:web|desk|because|column|threshold)-[a-z-]+/.test(text)) wrong.push(`${path}: a raw key`)
        if (!script) continue
        if (await sideways(page) > 0) wrong.push(`${path} at ${size.width}: scrolls sideways`)
        if (path.includes('at=')) for (const violation of await axe(page)) wrong.push(`${path} at ${size.width}: ${violation}`)
      }
    }
    assert.deepEqual(wrong, [])
    if (!script) {
      // Marked and judged without a line of script, and taken back.
      await page.goto(`/matching?at=${at}`)
      await page.locator('input[name=also]').first().check()
      await page.locator('button[name=verdict][value=same]').click()
      assert.match(await page.locator('.note.done').innerText(), /ملفاً واحداً/)
      await page.locator('form[action$="/undo"] button').click()
      assert.match(page.url(), /\/matching\/p\d+-p\d+$/)
      assert.equal(await page.locator('input[name=also]').count() > 0, true)
    }
    await context.close()
  })
}

test('a key pressed twice judges one pair, and the next is not judged unread', async () => {
  const { page } = huda
  await page.goto('/matching')
  await press(page, '1')
  const next = await page.locator('#judge').getAttribute('action')
  await page.keyboard.press('1')
  await page.waitForTimeout(300)
  assert.equal(await page.locator('#judge').getAttribute('action'), next)
  await page.goto('/matching/judgements')
  assert.equal(await page.locator('main .list li:not(.gone)').count(), 1)
  await page.goto('/matching')
  await Promise.all([page.waitForEvent('load'), page.locator('form[action$="/undo"] button').click()])
})

test('two people clear the desk to its last pair', async () => {
  const { page } = huda
  await page.goto('/matching/thresholds')
  await page.fill('[name=propose]', '10')
  await Promise.all([page.waitForEvent('load'), page.click('main form[action$="/thresholds"] button')])
  const seen = await clear(page, 5)
  const verdicts = [...seen.values()]
  for (const verdict of ['same', 'unsure']) assert.ok(verdicts.includes(verdict), verdict)
  const empty = await page.locator('main').innerText()
  assert.match(empty, /تنتظر حكمك/)
  assert.match(empty, /دون حكم/, 'what was left open is told')
  await page.locator('a[href*="kind=open"]').click()
  const open = await page.locator('main .list li').count()
  assert.ok(open > 0 && open <= verdicts.filter((v) => v === 'unsure').length, `${open} doubts`)
  assert.ok((await clear(salma.page, 0)).size >= open)
  for (const { page } of [huda, salma]) {
    await page.goto('/matching')
    assert.equal(await page.locator('#judge').count(), 0)
    assert.doesNotMatch(await page.locator('main').innerText(), /دون حكم/)
  }
})

test('what was judged last goes back and is asked again', async () => {
  const { page } = huda
  await page.goto('/matching')
  await Promise.all([page.waitForEvent('load'), page.locator('form[action$="/undo"] button').click()])
  assert.match(page.url(), /\/matching\/p\d+-p\d+$/)
  assert.ok((await clear(page, 0)).size >= 1)
  await clear(salma.page, 0)
})

test('one list without doubles goes out of the files', async () => {
  const { page } = huda
  const persons = 24
  await page.goto('/files?columns=names,organisations,files')
  const details = page.locator('details:has(form[action="/files/export"]) > summary')
  if (await details.count()) await details.click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('form[action="/files/export"] button[value=csv]').click()])
  const [head, ...rows] = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/)
  assert.match(head, /الأسماء كما وردت/)
  assert.equal(rows.length, persons, 'one row a person')
  const files = rows.flatMap((line) => line.match(/p\d+/g).slice(1))
  assert.equal(new Set(files).size, 18 + 14 + 8, 'every file stands in one of them')
  assert.ok(rows.some((line) => line.split(',')[2].includes('؛')), `each organisation keeps its spelling: ${rows[0]}`)
  assert.ok(rows.some((line) => LISTS.every(([, name]) => line.includes(name))), 'and its name')
})

test('no page broke a rule of the browser', () => {
  assert.deepEqual([...huda.troubles, ...salma.troubles].filter((t) => !t.includes('422')), [])
})
