export type Word =
  | 'title' | 'about' | 'identifier' | 'password' | 'reveal' | 'conceal' | 'enter' | 'entering' | 'code' | 'mustChange' | 'fresh' | 'again' | 'change'
  | 'check' | 'empty' | 'differ' | 'unreachable' | 'unexpected' | 'wait' | 'signedOut' | 'changed';

export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

export const words: Record<Language, Record<Word, string>> = {
  'zh-Hans': {
    title: '医疗机构电子化注册', about: '医疗机构校验、许可延续与登记盖章的网上办理', identifier: '用户名', password: '密码', reveal: '显示', conceal: '隐藏',
    enter: '登录', entering: '正在登录…', code: '动态验证码', mustChange: '首次登录或密码已重置，请先设置新密码。', fresh: '新密码', again: '再次输入新密码', change: '修改密码并登录',
    check: '核验通知书或证明的真伪', empty: '请填写用户名和密码。', differ: '两次输入的新密码不一致，请重新输入。', unreachable: '暂时连接不上服务器，请检查网络后重试。',
    unexpected: '服务器没有正常答复，请稍后重试。', wait: '请在 {time} 后再试。', signedOut: '您已退出登录。', changed: '密码已修改，请用新密码登录。',
  },
  'zh-Hant': {
    title: '醫療機構電子化註冊', about: '醫療機構校驗、許可延續與登記蓋章的網上辦理', identifier: '使用者名稱', password: '密碼', reveal: '顯示', conceal: '隱藏',
    enter: '登入', entering: '正在登入…', code: '動態驗證碼', mustChange: '首次登入或密碼已重設，請先設定新密碼。', fresh: '新密碼', again: '再次輸入新密碼', change: '修改密碼並登入',
    check: '核驗通知書或證明的真偽', empty: '請填寫使用者名稱和密碼。', differ: '兩次輸入的新密碼不一致，請重新輸入。', unreachable: '暫時連接不上伺服器，請檢查網路後重試。',
    unexpected: '伺服器沒有正常答覆，請稍後重試。', wait: '請在 {time} 後再試。', signedOut: '您已登出。', changed: '密碼已修改，請用新密碼登入。',
  },
  en: {
    title: 'Medical Institution Registry', about: 'Yearly verification, permit renewal and stamping, online', identifier: 'User name', password: 'Password', reveal: 'Show', conceal: 'Hide',
    enter: 'Sign in', entering: 'Signing in…', code: 'One-time code', mustChange: 'First sign-in or password reset: please choose a new password.', fresh: 'New password', again: 'New password again', change: 'Change password and sign in',
    check: 'Check whether a document is genuine', empty: 'Please fill in user name and password.', differ: 'The two new passwords differ. Please type them again.', unreachable: 'The server cannot be reached. Please check the network and try again.',
    unexpected: 'The server did not answer properly. Please try again later.', wait: 'Please try again in {time}.', signedOut: 'You are signed out.', changed: 'The password is changed. Please sign in with the new one.',
  },
};
