import type { ThemeConfig } from 'antd';

/** Colours are chosen so that every text reaches 4.5 : 1 on the surface it stands on. */
export const theme: ThemeConfig = {
  cssVar: true,
  hashed: false,
  token: {
    colorPrimary: '#0b5cad',
    colorInfo: '#0b5cad',
    colorLink: '#0b5cad',
    colorSuccess: '#1f6f2b',
    colorWarning: '#8f5200',
    colorError: '#b3261e',
    colorTextBase: '#1b1f24',
    colorTextSecondary: '#4a5058',
    colorTextTertiary: '#5a616a',
    colorTextDescription: '#4a5058',
    colorTextPlaceholder: '#6a717a',
    colorBorder: '#8b929b',
    colorBorderSecondary: '#d5dae0',
    colorBgLayout: '#f4f6f8',
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
};
