/** Irregular forms and their base, for what a suffix stemmer cannot see. */
export const irregularForms = new Map(
  `taught:teach got:get went:go gone:go bought:buy brought:bring met:meet wrote:write written:write grew:grow grown:grow
  built:build ate:eat eaten:eat ran:run swam:swim swum:swim caught:catch drove:drive driven:drive sang:sing sung:sing
  fought:fight won:win lost:lose left:leave made:make said:say told:tell gave:give given:give took:take taken:take
  came:come became:become found:find felt:feel thought:think knew:know known:know slept:sleep spoke:speak spoken:speak
  wore:wear worn:wear broke:break broken:break chose:choose chosen:choose fell:fall fallen:fall flew:fly flown:fly
  held:hold kept:keep led:lead sold:sell sent:send spent:spend stood:stand understood:understand woke:wake saw:see
  seen:see read:read rode:ride ridden:ride drank:drink drunk:drink drew:draw drawn:draw paid:pay heard:hear
  began:begin begun:begin hid:hide hidden:hide blew:blow threw:throw thrown:throw shook:shake stole:steal stuck:stick
  struck:strike swore:swear tore:tear wept:weep laid:lay lay:lie dug:dig bit:bite bitten:bite bent:bend bled:bleed
  bred:breed dealt:deal dreamt:dream fed:feed forgot:forget forgotten:forget forgave:forgive froze:freeze hung:hang
  hurt:hurt knelt:kneel leapt:leap learnt:learn learned:learn lent:lend lit:light meant:mean rang:ring rose:rise risen:rise
  sank:sink sat:sit sewn:sew shone:shine shot:shoot shut:shut sought:seek spun:spin sprang:spring swept:sweep
  swung:swing wound:wind withdrew:withdraw overcame:overcome raised:raise died:die dying:die dead:die death:die
  children:child kids:child kid:child men:man women:woman wives:wife feet:foot teeth:tooth mice:mouse
  secrecy:secret proudest:proud happiest:happy happier:happy saddest:sad angriest:angry funniest:funny fondest:fond
  colour:color favourite:favorite neighbour:neighbor theatre:theater grey:gray jewellery:jewelry
  photo:photograph bike:bicycle tv:television telly:television married:marry marriage:marry wedding:marry
  afraid:fear scared:fear frightened:fear terrified:fear`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])
)
