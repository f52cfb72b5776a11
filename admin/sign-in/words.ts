export type Word =
  | 'title' | 'about' | 'identifier' | 'password' | 'reveal' | 'conceal' | 'enter' | 'entering' | 'code' | 'mustChange' | 'fresh' | 'again' | 'change'
  | 'activate' | 'check' | 'results' | 'info' | 'privacy' | 'accessibility' | 'empty' | 'differ' | 'unreachable' | 'unexpected' | 'wait' | 'signedOut' | 'changed'
  | 'forgot' | 'forgotAbout' | 'account' | 'contact' | 'byInstitution' | 'proof' | 'sendLink' | 'byWindow' | 'ownerForm' | 'back' | 'haveCode' | 'sentCode' | 'next' | 'invited' | 'rules' | 'choose' | 'asked'
  | 'enrol' | 'byHand' | 'sixDigits' | 'confirm' | 'recovery' | 'kept';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

export const words: Record<Language, Record<Word, string>> = {
  'zh-Hans': {
    title: '医疗机构电子化注册', about: '医疗机构校验、许可延续与登记盖章的网上办理', identifier: '用户名', password: '密码', reveal: '显示', conceal: '隐藏',
    enter: '登录', entering: '正在登录…', code: '动态验证码或备用码', mustChange: '首次登录或密码已重置，请先设置新密码。', fresh: '新密码', again: '再次输入新密码', change: '修改密码并登录',
    activate: '护士激活账户', check: '核验通知书或证明的真伪', results: '查看校验结果公示', info: '通知、办事指南和常见问题', privacy: '个人信息保护告知', accessibility: '无障碍说明', empty: '请填写用户名和密码。', differ: '两次输入的新密码不一致，请重新输入。', unreachable: '暂时连接不上服务器，请检查网络后重试。',
    unexpected: '服务器没有正常答复，请稍后重试。', wait: '请在 {time} 后再试。', signedOut: '您已退出登录。', changed: '密码已修改，请用新密码登录。',
    forgot: '忘记密码', forgotAbout: '填写用户名和账户已验证的手机号或电子邮箱，系统会把设置新密码的链接发到那里。', account: '用户名（护士也可以填证件号码）', contact: '手机号或电子邮箱', byInstitution: '护士的手机号已更换或没有验证时，请联系执业机构护理部协助找回。', proof: '您的证件号码', sendLink: '发送链接',
    byWindow: '机构忘记用户名、手机号已更换或没有登记时，请下载信息表，填写并加盖公章后到窗口办理：', ownerForm: '应用负责人信息表（PDF）', back: '返回登录', haveCode: '用短信中的代码设置密码', sentCode: '短信中的代码',
    next: '下一步', invited: '请为这个账号设置密码：', rules: '至少 8 个字符，越长越好；不要用姓名、用户名、生日或常见的密码。', choose: '设置密码并登录', asked: '如果填写的内容相符，链接已经发出。请打开短信或邮件中的链接设置新密码。',
    enrol: '您的角色需要动态验证码。请用手机上的身份验证器应用扫描二维码，再输入应用显示的 6 位数字。', byHand: '不能扫描时，请手工输入密钥：', sixDigits: '应用显示的 6 位数字',
    confirm: '启用并登录', recovery: '请抄下或打印这些备用码，和手机分开保存。手机丢失时，每个备用码可以代替动态验证码登录一次。以后不会再显示。', kept: '已经保存，进入系统',
  },
  'zh-Hant': {
    title: '醫療機構電子化註冊', about: '醫療機構校驗、許可延續與登記蓋章的網上辦理', identifier: '使用者名稱', password: '密碼', reveal: '顯示', conceal: '隱藏',
    enter: '登入', entering: '正在登入…', code: '動態驗證碼或備用碼', mustChange: '首次登入或密碼已重設，請先設定新密碼。', fresh: '新密碼', again: '再次輸入新密碼', change: '修改密碼並登入',
    activate: '護士激活賬戶', check: '核驗通知書或證明的真偽', results: '查看校驗結果公示', info: '通知、辦事指南和常見問題', privacy: '個人信息保護告知', accessibility: '無障礙說明', empty: '請填寫使用者名稱和密碼。', differ: '兩次輸入的新密碼不一致，請重新輸入。', unreachable: '暫時連接不上伺服器，請檢查網路後重試。',
    unexpected: '伺服器沒有正常答覆，請稍後重試。', wait: '請在 {time} 後再試。', signedOut: '您已登出。', changed: '密碼已修改，請用新密碼登入。',
    forgot: '忘記密碼', forgotAbout: '填寫使用者名稱和帳戶已驗證的手機號碼或電子郵箱，系統會把設定新密碼的連結發到那裡。', account: '使用者名稱（護士也可以填證件號碼）', contact: '手機號碼或電子郵箱', byInstitution: '護士的手機號碼已更換或沒有驗證時，請聯繫執業機構護理部協助找回。', proof: '您的證件號碼', sendLink: '發送連結',
    byWindow: '機構忘記使用者名稱、手機號碼已更換或沒有登記時，請下載資訊表，填寫並加蓋公章後到窗口辦理：', ownerForm: '應用負責人資訊表（PDF）', back: '返回登入', haveCode: '用簡訊中的代碼設定密碼', sentCode: '簡訊中的代碼',
    next: '下一步', invited: '請為這個帳號設定密碼：', rules: '至少 8 個字元，越長越好；不要用姓名、使用者名稱、生日或常見的密碼。', choose: '設定密碼並登入', asked: '如果填寫的內容相符，連結已經發出。請打開簡訊或郵件中的連結設定新密碼。',
    enrol: '您的角色需要動態驗證碼。請用手機上的身份驗證器應用掃描二維碼，再輸入應用顯示的 6 位數字。', byHand: '不能掃描時，請手動輸入密鑰：', sixDigits: '應用顯示的 6 位數字',
    confirm: '啟用並登入', recovery: '請抄下或列印這些備用碼，和手機分開保存。手機遺失時，每個備用碼可以代替動態驗證碼登入一次。以後不會再顯示。', kept: '已經保存，進入系統',
  },
  en: {
    title: 'Medical Institution Registry', about: 'Yearly verification, permit renewal and stamping, online', identifier: 'User name', password: 'Password', reveal: 'Show', conceal: 'Hide',
    enter: 'Sign in', entering: 'Signing in…', code: 'One-time code or recovery code', mustChange: 'First sign-in or password reset: please choose a new password.', fresh: 'New password', again: 'New password again', change: 'Change password and sign in',
    activate: 'Nurses: activate your account', check: 'Check whether a document is genuine', results: 'Published verification results', info: 'Notices, service guides and questions', privacy: 'Personal information notice', accessibility: 'Accessibility statement', empty: 'Please fill in user name and password.', differ: 'The two new passwords differ. Please type them again.', unreachable: 'The server cannot be reached. Please check the network and try again.',
    unexpected: 'The server did not answer properly. Please try again later.', wait: 'Please try again in {time}.', signedOut: 'You are signed out.', changed: 'The password is changed. Please sign in with the new one.',
    forgot: 'Forgot password', forgotAbout: 'Give the user name and the verified mobile number or e-mail of the account. A link to set a new password goes there.', account: 'User name (nurses: or ID number)', contact: 'Mobile number or e-mail', byInstitution: 'Nurses whose number changed or was never verified: ask the nursing department of your institution.', proof: 'Your ID number', sendLink: 'Send the link',
    byWindow: 'Institutions that forgot the user name, or whose number changed or was never registered: download the form, fill it in, seal it and bring it to the counter: ', ownerForm: 'Form of the person in charge (PDF)', back: 'Back to sign-in', haveCode: 'Set a password with a code from a message', sentCode: 'Code in the message',
    next: 'Next', invited: 'Please choose a password for this account:', rules: 'At least 8 characters, the longer the better; no names, user name, birthday or common password.', choose: 'Set password and sign in', asked: 'If what you typed matches, a link is on its way. Open it in the message to set a new password.',
    enrol: 'Your role needs one-time codes. Scan this with an authenticator app on your phone, then type the six digits that it shows.', byHand: 'If you cannot scan, type this key:', sixDigits: 'Six digits from the app',
    confirm: 'Switch on and sign in', recovery: 'Write these recovery codes down and keep them apart from your phone. Without the phone, each signs you in once. They are not shown again.', kept: 'Kept; go on',
  },
};
