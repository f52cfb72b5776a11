import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { AppShell } from './components/AppShell';
import { Loading } from './components/Loading';
import { Home } from './pages/Home';
import { WorkList } from './pages/reviewer/WorkList';

const Verification = lazy(() => import('./pages/institution/Verification').then(({ Verification: page }) => ({ default: page })));
const Applications = lazy(() => import('./pages/Applications').then(({ Applications: page }) => ({ default: page })));
const CasePage = lazy(() => import('./pages/CasePage').then(({ CasePage: page }) => ({ default: page })));
const FormStep = lazy(() => import('./pages/institution/FormStep').then(({ FormStep: page }) => ({ default: page })));
const MaterialStep = lazy(() => import('./pages/institution/MaterialStep').then(({ MaterialStep: page }) => ({ default: page })));
const SubmitStep = lazy(() => import('./pages/institution/SubmitStep').then(({ SubmitStep: page }) => ({ default: page })));
const Roster = lazy(() => import('./pages/institution/Roster').then(({ Roster: page }) => ({ default: page })));
const RosterImport = lazy(() => import('./pages/institution/RosterImport').then(({ RosterImport: page }) => ({ default: page })));
const NursingHome = lazy(() => import('./pages/nursing/NursingHome').then(({ NursingHome: page }) => ({ default: page })));
const Nurses = lazy(() => import('./pages/nursing/Nurses').then(({ Nurses: page }) => ({ default: page })));
const AuthoritySettings = lazy(() => import('./pages/nursing/AuthoritySettings').then(({ AuthoritySettings: page }) => ({ default: page })));
const RegistrationCheck = lazy(() => import('./pages/nursing/RegistrationCheck').then(({ RegistrationCheck: page }) => ({ default: page })));
const Counter = lazy(() => import('./pages/counter/Counter').then(({ Counter: page }) => ({ default: page })));
const Appointments = lazy(() => import('./pages/counter/Appointments').then(({ Appointments: page }) => ({ default: page })));
const Credentials = lazy(() => import('./pages/credentials/Credentials').then(({ Credentials: page }) => ({ default: page })));
const Accounts = lazy(() => import('./pages/accounts/Accounts').then(({ Accounts: page }) => ({ default: page })));
const AccountPage = lazy(() => import('./pages/accounts/AccountPage').then(({ AccountPage: page }) => ({ default: page })));
const AuditTrail = lazy(() => import('./pages/audit/AuditTrail').then(({ AuditTrail: page }) => ({ default: page })));
const Institutions = lazy(() => import('./pages/reviewer/Institutions').then(({ Institutions: page }) => ({ default: page })));
const NurseImport = lazy(() => import('./pages/administrator/NurseImport').then(({ NurseImport: page }) => ({ default: page })));
const NurseSearch = lazy(() => import('./pages/reviewer/NurseSearch').then(({ NurseSearch: page }) => ({ default: page })));
const InstitutionPage = lazy(() => import('./pages/reviewer/InstitutionPage').then(({ InstitutionPage: page }) => ({ default: page })));
const Records = lazy(() => import('./pages/administrator/Records').then(({ Records: page }) => ({ default: page })));
const SelfCheckPage = lazy(() => import('./pages/SelfCheckPage').then(({ SelfCheckPage: page }) => ({ default: page })));
const Standards = lazy(() => import('./pages/administrator/Standards').then(({ Standards: page }) => ({ default: page })));
const Switches = lazy(() => import('./pages/administrator/Switches').then(({ Switches: page }) => ({ default: page })));
const CannedReasons = lazy(() => import('./pages/administrator/CannedReasons').then(({ CannedReasons: page }) => ({ default: page })));
const Ratings = lazy(() => import('./pages/administrator/Ratings').then(({ Ratings: page }) => ({ default: page })));
const NoticeBoard = lazy(() => import('./pages/NoticeBoard').then(({ NoticeBoard: page }) => ({ default: page })));
const Authorities = lazy(() => import('./pages/administrator/Authorities').then(({ Authorities: page }) => ({ default: page })));
const Holidays = lazy(() => import('./pages/administrator/Holidays').then(({ Holidays: page }) => ({ default: page })));
const HolidayYearPage = lazy(() => import('./pages/administrator/HolidayYearPage').then(({ HolidayYearPage: page }) => ({ default: page })));
const RecordForm = lazy(() => import('./pages/administrator/RecordForm').then(({ RecordForm: page }) => ({ default: page })));
const Overview = lazy(() => import('./pages/overview/Overview').then(({ Overview: page }) => ({ default: page })));
const InstitutionFigures = lazy(() => import('./pages/overview/InstitutionFigures').then(({ InstitutionFigures: page }) => ({ default: page })));
const CaseFigures = lazy(() => import('./pages/overview/CaseFigures').then(({ CaseFigures: page }) => ({ default: page })));
const Publications = lazy(() => import('./pages/publication/Publications').then(({ Publications: page }) => ({ default: page })));
const DispatchLog = lazy(() => import('./pages/messages/DispatchLog').then(({ DispatchLog: page }) => ({ default: page })));
const Templates = lazy(() => import('./pages/messages/Templates').then(({ Templates: page }) => ({ default: page })));
const TemplateEditor = lazy(() => import('./pages/messages/TemplateEditor').then(({ TemplateEditor: page }) => ({ default: page })));
const ReminderRules = lazy(() => import('./pages/messages/ReminderRules').then(({ ReminderRules: page }) => ({ default: page })));
const Desk = lazy(() => import('./pages/support/Desk').then(({ Desk: page }) => ({ default: page })));
const DeskTicket = lazy(() => import('./pages/support/DeskTicket').then(({ DeskTicket: page }) => ({ default: page })));
const NurseRecords = lazy(() => import('./pages/reviewer/NurseRecords').then(({ NurseRecords: page }) => ({ default: page })));
const CertificatePage = lazy(() => import('./pages/nurse/CertificatePage').then(({ CertificatePage: page }) => ({ default: page })));
const CertificateCheck = lazy(() => import('./pages/nursing/CertificateCheck').then(({ CertificateCheck: page }) => ({ default: page })));
const Account = lazy(() => import('./pages/Account').then(({ Account: page }) => ({ default: page })));
const Missing = lazy(() => import('./pages/Missing').then(({ Missing: page }) => ({ default: page })));

/** Every address of the application. */
export function Screens(): React.JSX.Element {
  return (
    <AppShell>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<Home />} />
          <Route path="verification" element={<Verification />} />
          <Route path="applications" element={<Applications />} />
          <Route path="applications/:id" element={<CasePage />} />
          <Route path="applications/:id/form" element={<FormStep />} />
          <Route path="applications/:id/materials" element={<MaterialStep />} />
          <Route path="applications/:id/submit" element={<SubmitStep />} />
          <Route path="roster" element={<Roster />} />
          <Route path="roster/import" element={<RosterImport />} />
          <Route path="work" element={<WorkList />} />
          <Route path="nursing" element={<NursingHome />} />
          <Route path="nurses" element={<Nurses />} />
          <Route path="registration-check" element={<RegistrationCheck />} />
          <Route path="certificate" element={<CertificatePage />} />
          <Route path="certificate-check" element={<CertificateCheck />} />
          <Route path="authority-settings" element={<AuthoritySettings />} />
          <Route path="counter" element={<Counter />} />
          <Route path="appointments" element={<Appointments />} />
          <Route path="credentials" element={<Credentials />} />
          <Route path="accounts" element={<Accounts />} />
          <Route path="accounts/:id" element={<AccountPage />} />
          <Route path="audit" element={<AuditTrail />} />
          <Route path="overview" element={<Overview />} />
          <Route path="overview/institutions" element={<InstitutionFigures />} />
          <Route path="overview/cases" element={<CaseFigures />} />
          <Route path="publications" element={<Publications />} />
          <Route path="nurse-search" element={<NurseSearch />} />
          <Route path="nurse-search/:id" element={<NurseRecords />} />
          <Route path="nurse-import" element={<NurseImport />} />
          <Route path="institutions" element={<Institutions />} />
          <Route path="institutions/:id" element={<InstitutionPage />} />
          <Route path="institutions/:id/self-check" element={<SelfCheckPage />} />
          <Route path="self-check" element={<SelfCheckPage />} />
          <Route path="standards" element={<Standards />} />
          <Route path="switches" element={<Switches />} />
          <Route path="canned-reasons" element={<CannedReasons />} />
          <Route path="ratings" element={<Ratings />} />
          <Route path="board" element={<NoticeBoard />} />
          <Route path="authorities" element={<Authorities />} />
          <Route path="holidays" element={<Holidays />} />
          <Route path="holidays/:year" element={<HolidayYearPage />} />
          {(['campaigns', 'notices', 'windows', 'faqs', 'guides'] as const).map((kind) => (
            <Route key={kind} path={kind}>
              <Route index element={<Records kind={kind} />} />
              <Route path=":id" element={<RecordForm kind={kind} />} />
            </Route>
          ))}
          <Route path="dispatches" element={<DispatchLog />} />
          <Route path="message-templates" element={<Templates />} />
          <Route path="message-templates/:key" element={<TemplateEditor />} />
          <Route path="reminder-rules" element={<ReminderRules />} />
          <Route path="tickets" element={<Desk />} />
          <Route path="tickets/:id" element={<DeskTicket />} />
          <Route path="account" element={<Account />} />
          <Route path="*" element={<Missing />} />
        </Routes>
      </Suspense>
    </AppShell>
  );
}
