/** Entries per page of a listing. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html */
export const PAGE_SIZE = 100;
