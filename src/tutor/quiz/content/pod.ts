/** Questions about Pods, and about which kind of workload makes them. */
import type { CourseItem } from './course-item';

export const POD_ITEMS: readonly CourseItem[] = [
  {
    id: 'pod-is-smallest',
    statement: 'S1',
    ask: 'Can a container run without a Pod?',
    situation: 'You have one image, web:v1, and want one container of it in the cluster.',
    right: {
      text: 'no, there is always a Pod',
      why: 'a Pod is the smallest thing that Kubernetes deploys, even for a single container.',
    },
    wrong: [
      {
        text: 'yes, if it is the only one',
        misconception: 'pod-is-optional',
        fact: 'there is always a Pod around it, because address, volumes and Node belong to the Pod.',
      },
      {
        text: 'yes, a Node runs it',
        misconception: 'node-runs-containers',
        fact: 'the agent on a Node starts only Pods that were given to it, because it takes its orders from the API.',
      },
      {
        text: 'no, a Deployment has to hold it',
        misconception: 'deployment-holds-containers',
        fact: 'a Deployment only asks for Pods. The container runs in one of them, and a Pod can exist without a Deployment.',
      },
    ],
  },
  {
    id: 'pod-containers-share',
    statement: 'S2',
    ask: 'What do two containers of one Pod share?',
    situation: 'A Pod holds container web and container shipper, which reads the log files of web.',
    right: {
      text: 'one address, and some volumes',
      why: 'containers of a Pod run on one Node, meet on one address and can mount the same volumes.',
    },
    wrong: [
      {
        text: 'nothing, each one is on its own',
        misconception: 'containers-share-nothing',
        fact: 'they reach each other at localhost, because the address belongs to the Pod, not to a container.',
      },
      {
        text: 'all files, as on one machine',
        misconception: 'containers-share-all-files',
        fact: 'each container has the files of its own image. They share a file only in a volume that both mount.',
      },
      {
        text: 'one life: both restart together',
        misconception: 'pod-restarts-as-a-whole',
        fact: 'each container has a restart count of its own, because the kubelet restarts only the one that ended.',
      },
    ],
  },
  {
    id: 'pod-made-by-hand',
    statement: 'S3',
    ask: 'A Pod made by hand is deleted. Who replaces it?',
    situation: 'No Deployment, StatefulSet or DaemonSet was asked. Somebody made the Pod test directly.',
    right: {
      text: 'nobody, no controller owns it',
      why: 'only a Pod with an owner is replaced. That is why Pods are deployed through one of three kinds.',
    },
    wrong: [
      {
        text: 'its kubelet, on the same Node',
        misconception: 'bare-pod-is-enough',
        fact: 'a kubelet restarts containers of Pods that exist. It never makes a Pod anew, because it does not know that one is wanted.',
      },
      {
        text: 'the scheduler, on another Node',
        misconception: 'scheduler-makes-pods',
        fact: 'the scheduler only chooses Nodes for Pods that exist, because making Pods is the work of controllers.',
      },
      {
        text: 'Kubernetes, under the same name',
        misconception: 'deleted-pod-returns-same',
        fact: 'it stays away, because nothing in the cluster says any more that there should be one.',
      },
    ],
  },
  {
    id: 'kind-for-a-shop-front',
    statement: 'S3',
    ask: 'Which kind fits a shop front that keeps no data?',
    situation: 'Any copy can answer any visitor. Carts and orders are kept in a database elsewhere.',
    right: {
      text: 'Deployment: copies are alike',
      why: 'a Deployment is made for stateless apps. Its Pods are interchangeable, so their number is easy to change.',
    },
    wrong: [
      {
        text: 'StatefulSet: many people use it',
        misconception: 'important-means-stateful',
        fact: 'the number of users does not matter. A StatefulSet is for apps whose copies keep data of their own.',
      },
      {
        text: 'DaemonSet: it runs all the time',
        misconception: 'background-means-daemon',
        fact: 'a DaemonSet gives every Node one Pod, because Nodes need it: for logs, storage or monitoring.',
      },
      {
        text: 'a Pod by hand: one is enough',
        misconception: 'bare-pod-is-enough',
        fact: 'a Pod without an owner is gone when its Node fails, because no controller wants it back.',
      },
    ],
  },
  {
    id: 'what-is-stateful',
    statement: 'S6',
    ask: 'What makes an app stateful?',
    situation: 'The choice between a Deployment and a StatefulSet depends on it.',
    right: {
      text: 'its data has to be there again',
      why: 'stateful means that data has to be there again after the app was restarted or replaced.',
    },
    wrong: [
      {
        text: 'it runs in more than one copy',
        misconception: 'several-copies-is-stateful',
        fact: 'a stateless app runs in many copies best of all, because none of them has anything to lose.',
      },
      {
        text: 'it must never be restarted',
        misconception: 'stateful-never-restarts',
        fact: 'every container is restarted one day. Stateful is what needs its data back then.',
      },
      {
        text: 'it talks to a database all day',
        misconception: 'client-is-stateful',
        fact: 'the database is the stateful one, because the data is kept there and not in the app.',
      },
    ],
  },
  {
    id: 'forwarder-and-database',
    statement: 'S7',
    ask: 'Which of the two apps is stateful?',
    situation: 'web takes requests and forwards them to db. db writes what they bring.',
    right: {
      text: 'db alone: it keeps the data',
      why: 'db needs its data after a restart, web needs nothing. So db is a StatefulSet and web a Deployment.',
    },
    wrong: [
      {
        text: 'both: web depends on db',
        misconception: 'all-is-stateful',
        fact: 'a forwarder can be replaced at any time, because nothing is kept in it.',
      },
      {
        text: 'web alone: people use it',
        misconception: 'client-is-stateful',
        fact: 'web only passes data on. What counts is where the data has to be found again: in db.',
      },
      {
        text: 'neither: both are containers',
        misconception: 'nothing-is-stateful',
        fact: 'a container can keep data in a volume, because the volume outlives the container and the Pod.',
      },
    ],
  },
];
