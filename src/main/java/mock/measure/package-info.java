/** Record of what the mock received and sent, and when: the ground truth for the load generator's figures. */
package mock.measure;
