import { wordSet } from '../../word_set.js'

/** Base forms of common verbs, to tell "loves" from "boats" and to see where a predicate begins. */
export const bases = wordSet(`
  accept act add admire adore advise agree allow answer appear argue arrive ask bake be beat become begin believe belong
  bet bite blame blow borrow break bring build burn buy call care carry catch change chase cheat check choose clean climb
  close collect come complain cook count cover cry cut dance dare deal decide deny die dig do draw dream dress drink drive
  drop earn eat enjoy enter expect explain fail fall fear feed feel fight fill find finish fish fit fix fly fold follow
  forget forgive garden gather get give go grow guess hang happen hate have hear help hide hit hold hope hunt hurt imagine
  insist invent invite iron joke join jump keep kick kill kiss knit know laugh lead lean learn leave lend let lie light like
  listen live look lose love make marry mean meet mend mind miss move need notice offer open order own pack paint pass
  pay pick plan plant play pour practise practice pray prefer prepare promise pull push put quote raise reach read refuse
  regret remain remember repair reply rest return ride ring rise rule run sail save say see seem sell send serve set sew
  shake share shave shine shoot shout show sing sit sleep smell smile smoke sneeze speak spend spoil stand start stay
  steal stop study suffer support suspect swear sweep swim take talk taste teach tell tend thank think throw tidy tie touch
  travel treat trust try turn understand use visit vote wait wake walk want wash waste watch water wear whistle win wish
  wonder work worry worship write
`)

export const irregularPasts = wordSet(`
  was were had did went came became began bought brought built broke caught chose cut cost drew drank drove ate fell fed
  felt fought found flew forgot forgave froze got gave grew hung heard hid hit held hurt kept knew laid led left lent let
  lay lit lost made meant met paid put quit read rode rang rose ran said saw sought sold sent set sewed shook shone shot
  shut sang sank sat slept spoke spent spun stood stole stuck struck swore swept swam took taught tore told thought threw
  understood woke wore won wrote dreamt learnt burnt smelt spoilt wept knelt led bet bred bent dug dealt spread split
`)

export const auxiliaries = wordSet(`
  am is are was were be been has have had do does did can could will would shall should may might must ought
  isn't wasn't hasn't hadn't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't cannot
`)

/** Adverbs that may stand between a subject and its verb. */
export const adverbs = wordSet(`
  always never often also still just only really usually sometimes once even then later soon first already almost ever
  rarely seldom both now again once twice himself herself too very almost nearly hardly barely finally eventually
`)
