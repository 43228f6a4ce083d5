import { wordSet } from '../../word_set.js'
import type { LanguagePeople } from '../../contract/people.js'

/** Given names whose gender is worth knowing; other names count as either. */
export const names: LanguagePeople['names'] = {
  feminine: wordSet(`
    mary elizabeth jane anne alice ruth margaret helen susan carol karen nancy betty dorothy sharon deborah catherine
    katherine jennifer rachel carmen beatriz ines isabel leonor joan judith esther edith agnes grace rose lily emily
    charlotte sarah hannah leah miriam deborah frances marie louise claire sophie chloe beth lucy kate molly abigail
  `),
  masculine: wordSet(`
    joshua luca noah ezra elisha andrea john james william thomas george robert henry charles david peter paul mark luke
    michael joseph daniel samuel benjamin josiah rui jose luis manuel miguel andre antoine jean pierre karl hans tom jack
    harry sam ben jim joe frank fred arthur alfred edward richard stephen steven kevin brian martin simon ivan nuno joel
  `),
  feminineEnding: /^..+a$/,
  masculineEnding: /^...+o$/,
  particle: /^(da|de|do|dos|das|del|di|la)$/,
}
