/** Answers of the mock, independent of the API: parsed request, planned answer, events and their framing. */
package mock.answer;
