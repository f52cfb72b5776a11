import { provinces } from '@medregistry/config/enums';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { BusinessOffer } from '../../types/NursePrompt';
import { InstitutionPicker } from './InstitutionPicker';

interface StartDialogProps {
  offer: BusinessOffer;
  busy: boolean;
  failures: string[];
  onStart: (given: { institution?: string; province?: string }) => void;
  onClose: () => void;
}

/** Asks what decides who handles a business: the institution where she is to practise, or the province. */
export function StartDialog({ offer, busy, failures, onStart, onClose }: StartDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const [institution, setInstitution] = useState<string | null>(offer.institution?.id ?? null);
  const [province, setProvince] = useState<string | null>(offer.province);
  const given = offer.asks === 'institution' ? institution && { institution } : province && { province };
  return (
    <Modal open title={said(offer.label)} maskClosable={false} onCancel={onClose} okText={t('开始填写')} cancelText={t('取消')} confirmLoading={busy} okButtonProps={{ disabled: !given }} onOk={() => given && onStart(given)}>
      <div className="stack">
        {offer.asks === 'institution' ? (
          <>
            <p>{t('请选择您要在哪家机构执业。申请提交后先由这家机构确认，再交审批机关。')}</p>
            <InstitutionPicker proposed={offer.institution} value={institution} onChange={setInstitution} />
          </>
        ) : (
          <>
            <p>{t('这项业务由省级卫生健康主管部门办理。请选择核发证书、补录信息或者参加考试的省份。')}</p>
            <Select aria-label={t('省份')} style={{ width: '100%' }} showSearch optionFilterProp="label" value={province} placeholder={t('请选择省份')} onChange={setProvince} options={Object.entries(provinces).map(([value, { label }]) => ({ value, label }))} />
          </>
        )}
        {failures.map((why) => <p key={why} role="alert" className="panel panel-bad">{why}</p>)}
      </div>
    </Modal>
  );
}
