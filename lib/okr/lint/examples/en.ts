/** Examples in English. */
import type { Sentences } from './example.ts';

export const en: Sentences = {
  'reads-as-task': {
    found: [
      ['Launch the customer portal', 'Customers help themselves at any hour'],
      ['Build a data warehouse', 'Every team answers its own questions with data'],
      ['Migrate all services to the new cluster', 'Nobody has to think about where our services run'],
      'Publish the partner handbook',
      'We introduce a new expense tool',
    ],
    fine: [
      'Guests leave with a story to tell',
      'Our suppliers treat us as their favourite customer',
      'Build a world-class support team',
      'New colleagues feel at home within a week',
      'Improve customer satisfaction',
    ],
  },
  'has-number': {
    found: [
      ['Grow revenue by 15%', 'Our customers choose us again and again'],
      'Reach 10,000 subscribers',
      'Win three enterprise customers',
      'NPS above 60',
      'Double the number of volunteers',
    ],
    fine: [
      'Be ready for ISO 27001',
      'A strong start into 2027',
      'Q3 belongs to our customers',
      'The best 24/7 support in town',
      'Windows 11 feels natural to everyone',
    ],
  },
  'too-long': {
    found: [
      'Our customers in all regions receive their orders on time and in full, and at the same time our warehouses become places where people like to work',
      'Establish ourselves as the leading provider of sustainable packaging by combining research, partnerships and a strong regional sales organisation',
      'Make sure that everybody who applies hears back from us quickly and kindly, whatever the outcome, because candidates of today are customers of tomorrow',
      'Become the most trusted advisor for small companies in questions of tax, payroll and insurance, with a team that is happy, healthy and growing steadily',
    ],
    fine: [
      'Orders arrive on time and in full',
      'Applicants hear back quickly and kindly',
      'Small companies trust our advice',
      'Research and sales pull in the same direction',
    ],
  },
  'vague-improve': {
    found: [
      ['Improve customer satisfaction', 'Customers tell their friends about us'],
      ['Increase brand awareness', 'People in our field name us first'],
      'Strengthen cooperation between teams',
      'Better documentation',
      'Reduce technical debt',
    ],
    fine: [
      'Customers tell their friends about us',
      'Increase revenue by 15%',
      'Launch the customer portal',
      'Nobody waits for a reply over night',
      'A website that we are proud of',
    ],
  },
  'no-number': {
    found: [
      ['Support sales in closing deals', 'Offers that become contracts: 22% to 30%'],
      ['Customer satisfaction', 'Customer satisfaction from 7.1 to 8.0'],
      'Make the checkout delightful',
      'Grow revenue by X%',
      'Optimise cloud spending by the end of Q3',
      'Enterprise customers with 500+ seats love us',
      'A strong pipeline for next year',
      'Hire great engineers',
    ],
    fine: [
      'NPS from 31 to 45',
      'Page loads in under 2 s',
      'Three customers pay for the beta',
      'Board approves the budget for 2027',
      'Every new colleague has a buddy on the first day',
      'Zero overdue access reviews',
      'Run a town hall every month',
      'Ship the Android app',
    ],
  },
  'effort-not-result': {
    found: [
      ['Help teams to adopt OKRs', 'Teams that check in every week: 4 to 12'],
      'Support the sales team',
      'Do our best for our guests',
      'Work on the documentation',
      'Strive for excellence in everything we do',
      'Focus on key accounts',
    ],
    fine: [
      'Help 40 shops to move to the new till',
      'Support answers in under 2 hours',
      'Ship the help centre',
      'Churn below 2%',
      'Sign a support contract with the city',
    ],
  },
  activity: {
    found: [
      ['Attend industry events', 'Leads from events: 10 to 40'],
      'Hold weekly one-on-ones',
      'Participate in the working group',
      'Network with local founders',
      'Meet five investors',
      'Communicate the new strategy',
    ],
    fine: [
      'Sign contracts with two investors',
      'The meeting room booking tool is live',
      'NPS from 31 to 45',
      'Publish the community report',
      'Event registrations from 200 to 500',
    ],
  },
  'no-baseline': {
    found: [
      ['Reduce churn by 20%', 'Reduce churn from 5% to 4%'],
      'Increase sign-ups by 500',
      'Cut delivery time by 2 days',
      'Grow newsletter readers by at least 10%',
    ],
    fine: [
      'Reduce churn from 5% to 4%',
      'Increase sign-ups to 2,000',
      'Churn below 4%',
      'Hire 3 engineers',
      'Delivery time: 6 days → 4 days',
    ],
  },
};
