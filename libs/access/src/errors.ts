import { rejector, type ErrorCatalogue } from '#kernel';

export const accessErrors = {
  FORBIDDEN: {
    ja: 'この操作の権限がありません。',
    en: 'You are not allowed to do this.',
  },
  INCIDENT_NOT_FOUND: {
    ja: '該当する事案がありません。',
    en: 'There is no such incident.',
  },
  NOT_SIGNED_IN: {
    ja: 'サインインしてください。',
    en: 'Please sign in.',
  },
  SIGN_IN_FAILED: {
    ja: 'ログイン名またはパスワードが違います。',
    en: 'The login or the password is wrong.',
  },
  SIGN_IN_THROTTLED: {
    ja: 'サインインの失敗が続いています。{seconds} 秒後にもう一度お試しください。',
    en: 'Too many failed sign-ins. Try again in {seconds} seconds.',
  },
  SIGN_IN_BUSY: {
    ja: 'サインインが混み合っています。少し待ってからもう一度お試しください。',
    en: 'Too many sign-ins at the moment. Try again shortly.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    ja: '渡されたパスワードを、先に自分だけが知るものに変えてください。',
    en: 'First change the password that you were given to one that only you know.',
  },
  CONSENT_REQUIRED: {
    ja: 'このアカウントは、作った人とは別の管理者か監査・個人情報保護責任者の同意を待っています。',
    en: 'This account awaits the consent of another administrator, auditor or data-protection officer than the one who made it.',
  },
  CONSENT_TOO_EARLY: {
    ja: '本人がサインインして自分のパスワードに変えてから、本人に確かめたうえで同意してください。',
    en: 'First its holder signs in and chooses a password of their own; ask them whether it was they, then consent.',
  },
  CONSENT_OF_ANOTHER: {
    ja: 'このアカウントを作った人、役割やパスワードを与えた人、本人は同意できません。別の管理者か監査・個人情報保護責任者に頼んでください。',
    en: 'Whoever made this account or gave it its roles or password cannot consent to it, nor can its holder. Ask another administrator, auditor or data-protection officer.',
  },
  CONSENT_ON_LONE_WORD: {
    ja: 'このアカウントに関わった人とあなたとは、どちらかが他方だけの判断で入った間柄です。そのときから {days} 日の間は同意できません。別の管理者か監査・個人情報保護責任者に頼んでください。',
    en: 'Between you and whoever had a hand in this account, somebody was let in on one person’s word alone. For {days} days from then you cannot consent to it. Ask another administrator, auditor or data-protection officer.',
  },
  ACCOUNT_CHANGED: {
    ja: 'あなたが見た後に、このアカウントの役割かパスワードが変わりました。本人にもう一度確かめてください。',
    en: 'The roles or the password of this account were changed after you looked. Ask its holder again.',
  },
  PASSWORD_UNCHANGED: {
    ja: '今と違うパスワードにしてください。',
    en: 'Choose a password other than the one you have.',
  },
  DEMO_ONLY_IN_DRILL: {
    ja: '役割を選んで入れるのは訓練用の記録だけです。',
    en: 'Entering by choosing a role exists only in a drill record.',
  },
  LOGIN_TAKEN: {
    ja: 'このログイン名は使われています。',
    en: 'This login is taken.',
  },
  LOGIN_INVALID: {
    ja: 'ログイン名は空白を含まない 1〜{max} 文字にしてください。',
    en: 'A login has 1 to {max} characters and no blanks.',
  },
  NAME_INVALID: {
    ja: '名前は 1〜{max} 文字にしてください。',
    en: 'A name has 1 to {max} characters.',
  },
  ROLE_UNKNOWN: {
    ja: '役割 {role} はありません。',
    en: 'There is no role {role}.',
  },
  ROLES_CONFLICT: {
    ja: '監査と個人情報保護責任者は、構成員や管理者を兼ねることができません。',
    en: 'An auditor or data-protection officer cannot also be a member or an administrator.',
  },
  PASSWORD_TOO_SHORT: {
    ja: 'パスワードは {min} 文字以上にしてください。',
    en: 'The password must have at least {min} characters.',
  },
  PASSWORD_TOO_LONG: {
    ja: 'パスワードは {max} 文字以下にしてください。',
    en: 'The password must have at most {max} characters.',
  },
  PASSWORD_IS_LOGIN: {
    ja: 'パスワードはログイン名を含まないものにしてください。',
    en: 'The password must not contain the login.',
  },
  ACCOUNT_NOT_FOUND: {
    ja: '該当するアカウントがありません。',
    en: 'There is no such account.',
  },
  NOT_A_MEMBER: {
    ja: '役職や担当に就けるのは、有効なアカウントを持つ構成員だけです。',
    en: 'Only a member whose account is enabled can hold a post or a duty.',
  },
  LAST_ADMINISTRATOR: {
    ja: '最後の管理者は無効にできず、管理者の役割を外すこともできません。',
    en: 'The last administrator can neither be disabled nor lose that role.',
  },
  SETUP_LINK_INVALID: {
    ja: '初期設定のリンクが正しくないか、すでに使われています。',
    en: 'The set-up link is wrong or was used already.',
  },
  SERVICE_TOKEN_NOT_FOUND: {
    ja: '該当するサービストークンがありません。',
    en: 'There is no such service token.',
  },
  SERVICE_TOKEN_ROLE: {
    ja: 'サービストークンの役割は連携システム (INTEGRATOR) だけです。',
    en: 'A service token has the role of an integrator (INTEGRATOR) only.',
  },
  SCOPE_UNKNOWN: {
    ja: '操作 {action} はありません。',
    en: 'There is no action {action}.',
  },
  EXPIRY_PAST: {
    ja: '有効期限には今より後の日時を指定してください。',
    en: 'The expiry must be a time in the future.',
  },
  SCOPE_EMPTY: {
    ja: 'サービストークンには使える操作を 1 つ以上指定してください。',
    en: 'A service token needs at least one action that it may be used for.',
  },
  REVEAL_REASON_TOO_SHORT: {
    ja: '開示の理由を、文字や数字 {min} 字以上で書いてください。',
    en: 'Give a reason of at least {min} letters or digits for the reveal.',
  },
  LEDGER_UNREADABLE: {
    ja: '閲覧台帳に、このプログラムでは読めない行({at}、{type}、記録位置 {position})があります。前後の行は期間を指定すれば読めます。管理者に知らせてください。',
    en: 'The ledger has a line of {at} that this program cannot read ({type} at {position}). Lines before and after it can be read by giving a period. Tell the administrator.',
  },
  ACCESS_POLICY_INVALID: {
    ja: '権限表が正しくありません: {path} {rule}',
    en: 'The access table is not valid: {path} {rule}',
  },
} as const satisfies ErrorCatalogue;

export const reject = rejector(accessErrors);
