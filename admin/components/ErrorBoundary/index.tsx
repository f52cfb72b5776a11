import { Component, type ReactNode } from 'react';

interface State {
  failed: boolean;
}

/** A fault in one screen never leaves a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="card stack" style={{ maxWidth: 640, margin: '10vh auto' }}>
        <h1>页面出了问题</h1>
        <p>您已保存的内容不受影响。请重新载入本页；如果一直如此，请联系技术支持，并说明您刚才在做什么。</p>
        <p className="row">
          <button type="button" onClick={() => location.reload()}>重新载入</button>
          <a href="/app/">回到首页</a>
        </p>
      </div>
    );
  }
}
