import vine, { SimpleMessagesProvider } from '@vinejs/vine'

const messages = {
  'required': 'The {{ field }} field is required',
  'string': 'The {{ field }} field must be text',
  'number': 'The {{ field }} field must be a number',
  'email': 'The {{ field }} field must be an e-mail address',
  'minLength': 'The {{ field }} field must have at least {{ min }} characters',
  'maxLength': 'The {{ field }} field must have at most {{ max }} characters',
  'range': 'The {{ field }} field must be between {{ min }} and {{ max }}',
  'min': 'The {{ field }} field must be at least {{ min }}',
  'withoutDecimals': 'The {{ field }} field must be a whole number',
  'boolean': 'The {{ field }} field must be true or false',
  'file': 'The {{ field }} field must be a file',
  'array.minLength': 'The {{ field }} field must name at least {{ min }}',
  'enum': 'The {{ field }} field must be one of {{ choices }}',
  'distinct': 'The {{ field }} field must not name anything twice',
}

const fields = {
  'full_name': 'full name',
  'password': 'password',
  'current_password': 'current password',
  'email_password': 'password',
  'email': 'e-mail',
  'name': 'name',
  'content': 'content',
  'q': 'q',
  'scopes.*': 'scopes',
}

vine.messagesProvider = new SimpleMessagesProvider(messages, fields)
