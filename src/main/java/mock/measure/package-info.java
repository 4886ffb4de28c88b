/** What the mock saw and sent, and when: the truth that the load generator's figures are held against. */
package mock.measure;
