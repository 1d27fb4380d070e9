// AWS CloudTrail: one event a line, or a whole delivery as {"Records":[…]} on one line.
import { json } from '../world.mjs';

const CALLS = [
  'AssumeRole',
  'GetObject',
  'DescribeInstances',
  'ListBuckets',
  'ConsoleLogin',
  'PutObject',
  'GetCallerIdentity',
];

export function event(w, { source, agent, key, name } = {}) {
  const { r } = w;
  return `{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDA${w.sha1().slice(0, 17).toUpperCase()}","arn":"arn:aws:iam::123456789012:user/${name ?? w.user()}","accountId":"123456789012","userName":${json(name ?? w.user())}},"eventTime":"${w.time.isoSecond()}","eventSource":"s3.amazonaws.com","eventName":"${r.pick(CALLS)}","awsRegion":"eu-central-1","sourceIPAddress":"${source ?? w.server()}","userAgent":${json(agent ?? `[${w.agent()}]`)},"requestParameters":{"bucketName":"northgate-${r.pick(['logs', 'backup', 'web'])}","key":${json(key ?? w.path().slice(1))}},"responseElements":null,"requestID":"${w.guid()}","eventID":"${w.guid()}","readOnly":true,"eventType":"AwsApiCall","managementEvent":false,"recipientAccountId":"123456789012"}`;
}
