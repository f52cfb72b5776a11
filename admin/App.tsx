import { Refine } from '@refinedev/core';
import routerProvider from '@refinedev/react-router';
import { App as Antd, ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import builtIn from 'antd/es/locale/en_US';
import { useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { ErrorBoundary } from './components/ErrorBoundary';
import { useLocale } from './hooks/useLocale';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { antdLocale } from './providers/locale';
import { resources } from './resources';
import { Screens } from './Screens';
import { theme } from './theme/theme';

const options = {
  disableTelemetry: true,
  syncWithLocation: false,
  warnWhenUnsavedChanges: false,
  mutationMode: 'pessimistic' as const,
  reactQuery: { clientConfig: { defaultOptions: { queries: { retry: 1, staleTime: 15_000, refetchOnWindowFocus: true } } } },
};

export function App(): React.JSX.Element {
  const locale = useLocale();
  // Always some words: with none the provider leaves a layer out, and all below it would begin anew when they come.
  const [words, setWords] = useState<AntdLocale>(builtIn);
  useEffect(() => {
    let current = true;
    void antdLocale[locale]().then((loaded) => current && setWords(loaded.default as AntdLocale));
    return () => {
      current = false;
    };
  }, [locale]);
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} locale={words}>
      <Antd>
        <ErrorBoundary>
          <BrowserRouter basename="/app">
            <Refine dataProvider={dataProvider} authProvider={authProvider} routerProvider={routerProvider} resources={resources} options={options}>
              <Screens />
            </Refine>
          </BrowserRouter>
        </ErrorBoundary>
      </Antd>
    </ConfigProvider>
  );
}
