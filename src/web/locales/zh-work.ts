// 中文界面第三部分：会见关系网，读入文献。
import type { work as english } from './en-work.ts'

const n0 = (n: number): string => n.toLocaleString('zh-Hans')

export const work: typeof english = {
  relations: {
    title: '谁同谁会见',
    nav: '关系网',
    lede: '每条线是一对；线越粗，原文说到两者会见或通话的次数越多。选一条线，可读其后的每一句原文。',
    people: '人物',
    states: '国家',
    among: '一个点代表',
    network: '关系网',
    networkNote: (shown, of) => (shown === of ? `${n0(of)}对` : `次数最多的${n0(shown)}对，共${n0(of)}对`),
    picture: (nodes, pairs) => `会见关系网：${n0(nodes)}个点，${n0(pairs)}条线。旁边列有同样的各对。`,
    drawing: '正在绘图',
    pairs: '各对',
    pairsNote: '次数多者在前',
    events: (n) => `${n0(n)}次`,
    met: (n) => `会见${n0(n)}次`,
    calls: (n) => `通话${n0(n)}次`,
    planned: (n) => `另有${n0(n)}次未说已发生`,
    all: '全部',
    behind: '这条线背后的每一次',
    page: (name) => `${name}的页面`,
    years: '逐年次数；选一年，再选一年即成一段',
    year: (year, n) => `${year}年：${n0(n)}次`,
    anyYear: '不限年份',
    none: '在此期间，记录中没有原文说到两位具名者会见。',
    row: '逐对',
    key: { happened: '已会见', planned: '只见预告或提议', width: '越粗次数越多' },
    choose: '选一条线或一对。',
  },
}
