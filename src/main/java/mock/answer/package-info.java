/** What the mock answers, whatever the API: the request understood, the answer planned, its events and their framing. */
package mock.answer;
