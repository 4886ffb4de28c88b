// Step of a Jenkins shared library: measures, judges and publishes in a checkout of this project. docs/ci.md explains it.
//
//   llmPerf simulation: 'MultiUser', baseUrl: 'http://llm:8000', baseline: 'main', settings: '-Dusers=4 -Drequests=400'
//
// Further arguments: slo (default 'errors <= 1 %' where there is no baseline), verdictOptions, unstableWithoutVerdict (default
// true; false: exit code 3 fails the build), and comment (true: posts verdict.md to the pull request, with the plugin Pipeline: GitHub). Gives the verdict's exit code.
def call(Map arguments = [:]) {
    List<String> variables = [
        "SIMULATION=${arguments.simulation ?: 'MultiUser'}",
        "BASE_URL=${arguments.baseUrl ?: ''}",
        "BASELINE=${arguments.baseline ?: ''}",
        "SLO=${arguments.slo ?: (arguments.baseline ? '' : 'errors <= 1 %')}",
        "SETTINGS=${arguments.settings ?: ''}",
        "VERDICT_OPTIONS=${arguments.verdictOptions ?: ''}"
    ]
    int code = 70
    withEnv(variables) {
        sh './mvnw -B -q -DskipTests -DskipITs package' // Outside: where it fails, the workspace has only an earlier build's files.
        try {
            sh '.ci/performance run'
            code = sh(returnStatus: true, script: '.ci/performance verdict')
            post(arguments)
        } finally {
            publish()
        }
    }
    decide(code, arguments)
    return code
}

private void post(Map arguments) {
    if (!fileExists('target/performance/verdict.md')) {
        return
    }
    String verdict = readFile('target/performance/verdict.md')
    currentBuild.description = verdict.readLines()[0].replaceAll('^#+ *', '')
    if (arguments.comment && env.CHANGE_ID) {
        pullRequest.comment(verdict)
    }
}

private void publish() {
    junit testResults: 'target/performance/verdict-junit.xml', allowEmptyResults: true
    publishHTML target: [
        reportName: 'Performance', reportDir: 'target/performance', reportFiles: 'report.html',
        keepAll: true, alwaysLinkToLastBuild: true, allowMissing: true
    ]
    gatlingArchive()
    archiveArtifacts artifacts: 'target/performance/**', allowEmptyArchive: true
}

private void decide(int code, Map arguments) {
    switch (code) {
        case 0: break
        case 1: error('FAIL: see verdict.md')
        case 3:
            if (arguments.unstableWithoutVerdict == false) {
                error('No verdict: see verdict.md')
            }
            unstable('No verdict: inconclusive, or the run cannot be compared; see verdict.md')
            break
        default: error("There is no verdict: exit code ${code}, see docs/exit-codes.md")
    }
}
