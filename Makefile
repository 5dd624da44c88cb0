# Two commands: `make demo` and `make test`. The rest is under `make help`.
# Anything longer than a line is Rust in xtask/.

TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
ATHAR := $(TARGET)/release/athar
DATA ?= $(CURDIR)/demo-data
LISTEN ?= 127.0.0.1:8080

.PHONY: help demo test check advisories build install package bench drills fuzz generate fmt need clean-demo

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: build ## fill an invented register of 5,000 files and serve it
	@$(ATHAR) demo --data "$(DATA)" --listen "$(LISTEN)"

test: ## install what is missing and run every check
	@cargo xtask need test
	@cargo xtask test

check: ## floors, walls, lines and types, in a minute
	@cargo xtask tidy
	@cargo check --workspace --all-targets

advisories: ## known weaknesses of dependencies (needs cargo-deny and a network)
	@cargo xtask advisories

build: ## the release binary: target/release/athar
	@cargo xtask need build
	@cargo build --release --package athar
	@echo "$(ATHAR)"

install: build ## put the program into ~/.cargo/bin
	@install -D -m 755 "$(ATHAR)" "$${CARGO_HOME:-$$HOME/.cargo}/bin/athar"

package: build ## for people without a compiler: a .deb and a folder for a USB stick, in target/package
	@cargo xtask need package
	@cargo xtask package

bench: ## every figure of docs/performance.md (FULL=1: the large ones and the peers)
	@cargo xtask need build
	@cargo xtask bench $(if $(FULL),--full)

fuzz: ## every reader and the door with what nobody meant (SECONDS=60, SEED=7, ONLY=lists)
	@cargo xtask fuzz $(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY))

drills: ## kills, flipped bits, spoilt copies, full disks, many times (ATHAR_KILLS=70 ATHAR_FLIPS=1000 ATHAR_COPIES=90)
	@cargo xtask drills

fmt: ## lay the sources out as the house does
	@cargo fmt --all

clean-demo: ## remove the invented register
	@rm -rf "$(DATA)"
