import type { SkipReason } from '#services/chats/import_report'

interface Content {
  speaker: string | null
  content: string
  reason?: SkipReason
}

const NAME = /^([^\n]{1,200}?):(?: |$)/s
/** A name holds none of these; a system line that quotes the new name of a group does. */
const NO_NAME = /["“”„«»‘]|https?$/
/** What the app itself writes into a message, on iOS. */
const MARK = '\u200e'
const MARKS_AROUND =
  /^[\u200e\u200f\u202a-\u202e\s]+|(?<![\u200e\u200f\u202a-\u202e\s])[\u200e\u200f\u202a-\u202e\s]+$/g

const LEFT_OUT =
  'omitted|weggelassen|ausgeschlossen|omitid[oa]s?|ocult[oa]s?|ocultad[oa]s?|omise?s?|absente?s?|omess[oaie]|esclus[oi]|weggelaten|pominięt[oaey]|пропущен[оаы]?|опущен[оаы]?|без медиафайлов|edilmedi|utelämnad[e]?|udeladt|utelatt|jätetty pois|vynechán[oay]?|elhagyva|略去|省略|忽略|생략됨?|생략|含まれていません'
const ATTACHED =
  'file attached|datei angehängt|archivo adjunto|arquivo anexado|ficheiro anexado|fichier joint|file allegato|bestand bijgevoegd|файл добавлен|załączono plik|dosya ekli|bifogad fil|添付ファイル|檔案已附加|文件附件|파일 첨부'
const PLACEHOLDER = new RegExp(
  String.raw`^(?:<[^<>\n]{2,60}>|[\p{L}\s-]{2,40} (?:${LEFT_OUT})\.?|[\p{L}]{1,20}(?:略去|省略|忽略)|null)$`,
  'iu'
)
const ATTACHMENT = new RegExp(
  String.raw`^(?:<[^<>\n:]{2,30}: ?[^<>\n]{1,200}>|[^\n]{1,200}\.\w{2,5} \((?:${ATTACHED})\))(?:\n|$)`,
  'i'
)
const OMITTED_TAIL = new RegExp(
  String.raw`\s?\u200e(?:[\p{L}\s]{2,40} (?:${LEFT_OUT})\.?|<[^<>\n:]{2,30}: ?[^<>\n]{1,200}>)$`,
  'iu'
)

const DELETED =
  /^(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje|mensagem apagada|esta mensagem foi apagada|você apagou esta mensagem|apagou esta mensagem|eliminou esta mensagem|esta mensagem foi eliminada|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato|hai eliminato questo messaggio|dit bericht is verwijderd|je hebt dit bericht verwijderd|данное сообщение удалено|вы удалили данное сообщение|to wiadomość została usunięta|bu mesaj silindi|bu mesajı sildiniz|このメッセージは削除されました|此訊息已刪除|你已刪除此訊息|此消息已删除|삭제된 메시지입니다)(?: by admin.*)?\.?$/i

const EDITED =
  /(?<!\s)\s*\u200e?<[^<>\n]{3,50}?(?:edit|bearbeitet|modifi|bewerkt|изменен|düzenlen|redigera|編集|编辑|編輯|수정)[^<>\n]{0,30}>$/iu

const CALL =
  /^(?:missed (?:group )?(?:voice|video) call|(?:verpasster|missed) (?:sprach|video)anruf|llamada perdida|videollamada perdida|chamada (?:de voz|de vídeo) perdida|appel (?:vocal|vidéo) manqué)\b.{0,40}$/i

/** Who said what in the body of a message and the lines after it, or why there is nothing to remember. */
export function contentOf(body: string, lines: string[]): Content {
  const name = NAME.exec(body)
  if (!name || NO_NAME.test(name[1])) return { speaker: null, content: '', reason: 'system' }
  const speaker = name[1].replace(/^~\s?/, '').replace(MARKS_AROUND, '')
  const written = [body.slice(name[0].length), ...lines].join('\n')
  const trimmed = written.replace(MARKS_AROUND, '')
  const isFromApp = written.startsWith(MARK)
  if (DELETED.test(trimmed)) return { speaker, content: '', reason: 'deleted' }
  if (PLACEHOLDER.test(trimmed)) return { speaker, content: '', reason: 'media' }
  if (CALL.test(trimmed)) return { speaker, content: '', reason: 'system' }
  const content = withoutAttachment(trimmed)
  if (content === '' && trimmed !== '') return { speaker, content, reason: 'media' }
  if (isFromApp && content === trimmed) return { speaker, content: '', reason: 'system' }
  return { speaker, content: content.replace(EDITED, '') }
}

/** A picture's caption is what was said; the name of its file is not. */
function withoutAttachment(text: string): string {
  return text.replace(ATTACHMENT, '').replace(OMITTED_TAIL, '').replace(MARKS_AROUND, '')
}
