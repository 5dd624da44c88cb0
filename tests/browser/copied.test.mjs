// What is copied reads as it is seen: the order of the letters on the page is the order in which the copied words stand
// elsewhere, where no markup holds them together. So every border of scripts is held by marks in the text itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { athar, browser, forget, person, serve, setUp, signIn, startRegister } from './helpers.mjs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const LIST = `رقم الملف;الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;هاتف;ملاحظات
D-2013/00002;سالم ناصر الأيوبي;فاطمة;1984-03-12;7/5/2013;0944 555 666;شوهد في فرع 215 ثم Branch 227
A 12;رامي خالد الجباوي;هدى;1990;أواخر 2013;+963 944 555 667;
`
let register, server, chrome, file

before(async () => {
  register = await startRegister()
  const list = join(register.folder, 'Partner Office.csv')
  writeFileSync(list, LIST)
  athar(['import', list, '--organisation', 'Partner Office', '--accept'], register)
  file = athar(['search', 'سالم الأيوبي'], register).document.results[0].id
  server = await serve(register)
  chrome = await browser()
})

after(async () => {
  await chrome?.close()
  await server?.stop()
  if (register) forget(register)
})

/** Lines of the page as they are seen, and as they are seen once they were copied to a place without markup. */
function bothWays(page) {
  return page.evaluate(() => {
    const seen = (root) => {
      const marks = []
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        // Words and numbers, not letters: two letters may share one picture.
        for (const word of node.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
          const range = document.createRange()
          range.setStart(node, word.index)
          range.setEnd(node, word.index + word[0].length)
          const box = range.getBoundingClientRect()
          if (box.width > 0) marks.push({ sign: word[0], x: box.left + box.width / 2 })
        }
      }
      return marks.sort((a, b) => a.x - b.x).map((mark) => mark.sign).join(' ')
    }
    const tell = (element) => {
      const selection = getSelection()
      selection.removeAllRanges()
      const range = document.createRange()
      range.selectNodeContents(element)
      selection.addRange(range)
      return selection.toString()
    }
    const plain = document.body.appendChild(document.createElement('div'))
    plain.style.cssText = 'position:absolute;inset:0 auto auto 0;white-space:pre;unicode-bidi:plaintext;direction:' + getComputedStyle(document.documentElement).direction
    plain.style.unicodeBidi = 'normal'
    const differ = []
    let lines = 0
    const leaf = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && ![...e.querySelectorAll('*')].some((c) => getComputedStyle(c).display !== 'inline')
    for (const element of document.querySelectorAll('main dd, main td, main li, main p, main h1, main h2, main dt, main th')) {
      if (!leaf(element) || element.closest('details:not([open]), .hide')) continue
      const words = tell(element)
      if (!/[0-9A-Za-z٠-٩]/.test(words) || words.includes('\n')) continue
      const before = element.style.whiteSpace
      element.style.whiteSpace = 'nowrap'
      const there = seen(element)
      element.style.whiteSpace = before
      plain.textContent = words
      const copied = seen(plain)
      lines++
      if (there !== copied) differ.push({ words, there, copied })
    }
    plain.remove()
    return { lines, differ }
  })
}

for (const lang of ['ar', 'en']) {
  test(`copied words stand as they are seen (${lang})`, async () => {
    const { page } = await person(chrome, server.address, { lang })
    await (lang === 'ar' ? setUp(page, server) : signIn(page))
    const roles = ['administrator', 'reviewer', 'documenter', 'liaison', 'auditor'].flatMap((r) => ['--role', r])
    athar(['user', 'roles', 'huda', ...roles], register)
    await signIn(page)
    let lines = 0
    for (const path of [`/files/${file}`, `/files/${file}/history`, '/files', '/imports', '/imports/i1', '/waiting', '/audit']) {
      await page.goto(path)
      const found = await bothWays(page)
      lines += found.lines
      assert.deepEqual(found.differ, [], path)
    }
    assert.ok(lines > 20, `${lines} lines were compared`)
  })
}
