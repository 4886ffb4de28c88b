/** Answers of the mock, independent of the API: the parsed request, the planned answer, its events and their framing. */
package mock.answer;
