using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .asking),
    (name = "internet", network = (
      allow = ["private"],
      tlsOptions = (trustedCertificates = [embed "authority.pem"]))),
  ],
);

const asking :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.mjs")],
  bindings = [(name = "URL", fromEnvironment = "URL")],
  compatibilityDate = "2025-01-01",
);
