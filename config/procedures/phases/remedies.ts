/** 救济途径: what every decision that burdens somebody says at its end (行政许可法 Art. 38). */
export const REMEDIES =
  '如不服本决定，可以自收到本决定书之日起六十日内向有管辖权的行政复议机关申请行政复议，也可以自收到之日起六个月内依法向人民法院提起行政诉讼。';
