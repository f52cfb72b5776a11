import type { Gender } from '@medregistry/config/enums';
import type { Random } from './random';

/* Invented names: common family names and given-name characters put together by chance. */

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万'];
const FEMALE = [...'静丽敏燕娟芳娜秀英玲婷雪慧颖洁琳晶莹璐萍红霞蕾倩佳欣怡梦瑶晓文思雨涵月菲岚薇婧淑珍云'];
const MALE = [...'伟强磊军勇杰涛明超鹏辉斌波健亮刚宁浩然宇轩博文志远建国振海东昊天翔凯旭峰林成子安'];

/** A name that `taken` does not hold yet, added to it: two or three characters. */
export function inventedName(random: Random, gender: Gender, taken: Set<string>): string {
  const given = gender === 'female' ? FEMALE : MALE;
  for (;;) {
    const name = random.pick(FAMILY) + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '');
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}
