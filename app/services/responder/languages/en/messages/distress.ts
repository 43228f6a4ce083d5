export const distress = new RegExp(
  [
    "\\bi(?: want| wish| would like|'d like) to (?:die|be dead|end (?:it|it all|my life))\\b",
    "\\bi(?: wanna die|(?: wish| wished) i (?:was|were) dead|'d be better off dead| would be better off dead)\\b",
    '\\b(?:kill(?:ing)? myself|end(?:ing)? my life|tak(?:e|ing) my own life|hurt(?:ing)? myself|self[- ]?harm)',
    "\\bi (?:can't|cannot) go on(?: (?:anymore|any more|living|like this))?\\W*$|\\bno reason (?:to live|for me to live)\\b",
    "\\bi(?:'m| am| feel| have been)(?: \\w+){0,3} suicidal\\b",
    "\\b(?:don't|do not) want to (?:live|be alive|be here any ?more)\\b(?! (?:in|with|at|on|near|there|here|alone))",
  ].join('|')
)
