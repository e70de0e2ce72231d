/// Pages and addresses of `chain`: the tree over time, the network, what contradicts itself, and the links that were registered.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.chain.web;
